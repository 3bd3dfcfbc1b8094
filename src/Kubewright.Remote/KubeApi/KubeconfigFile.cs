using System.Text;
using Kubewright.Core.Hosts;
using Kubewright.Core.Spec;

namespace Kubewright.Remote.KubeApi;

/// <summary>What a kubeconfig says of its current context: where the API is, whom to trust, and who we are.</summary>
public sealed record KubeconfigFile
{
    public required string Path { get; init; }

    public required Uri Server { get; init; }

    /// <summary>The cluster's certificate authority in PEM; null means the machine's own authorities.</summary>
    public string? Authority { get; init; }

    /// <summary>The name that the server's certificate is to cover, where that is not the server's own.</summary>
    public string? ServerName { get; init; }

    public string? ClientCertificate { get; init; }

    public Secret? ClientKey { get; init; }

    public Secret? Token { get; init; }

    /// <summary>Reads a kubeconfig.</summary>
    /// <param name="path">Where it lies; files that it names are relative to it.</param>
    /// <param name="text">What it holds.</param>
    /// <param name="read">Reads a file that it names.</param>
    /// <exception cref="FormatException">It names no server, or logs in in a way that is not known here; the message says so.</exception>
    public static KubeconfigFile Read(string path, string text, Func<string, string> read)
    {
        var file = YamlMap.TryParse(text) ?? throw new FormatException($"{path} is not a kubeconfig: it is not YAML");
        var context = Named(file, "contexts", file["current-context"] as string, "context");
        var cluster = Named(file, "clusters", context?["cluster"] as string, "cluster") ?? throw new FormatException($"{path} names no cluster: set one with 'kubectl config use-context'");
        var user = Named(file, "users", context?["user"] as string, "user") ?? YamlMap.Empty;
        if (user["exec"] is not null || user["auth-provider"] is not null)
        {
            throw new FormatException($"{path} logs in with a program of its own ({(user["exec"] is null ? "auth-provider" : "exec")}), which is not run here: write a kubeconfig with a token or a certificate, as 'kubectl create token' gives one");
        }

        if (cluster["insecure-skip-tls-verify"] is true)
        {
            throw new FormatException($"{path} says insecure-skip-tls-verify, and a server is never trusted unseen here: put the cluster's authority into certificate-authority-data instead");
        }

        string? Data(YamlMap map, string inline, string file) => map[inline] is string data && data.Length > 0
            ? Encoding.UTF8.GetString(Convert.FromBase64String(data))
            : map[file] is string named ? read(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path) ?? "", named)) : null;
        Secret? Hidden(string? value) => value is null ? null : new Secret(value);
        return new KubeconfigFile
        {
            Path = path,
            Server = Uri.TryCreate(cluster["server"] as string, UriKind.Absolute, out var server) ? server : throw new FormatException($"{path}: '{cluster["server"]}' is no server"),
            Authority = Data(cluster, "certificate-authority-data", "certificate-authority"),
            ServerName = cluster["tls-server-name"] as string,
            ClientCertificate = Data(user, "client-certificate-data", "client-certificate"),
            ClientKey = Hidden(Data(user, "client-key-data", "client-key")),
            Token = Hidden(user["token"] as string ?? (user["tokenFile"] is string named ? read(named).Trim() : null)),
        };
    }

    private static YamlMap? Named(YamlMap file, string list, string? name, string field) =>
        (file[list] as IEnumerable<object?> ?? []).OfType<YamlMap>().FirstOrDefault(entry => entry["name"] as string == name)?[field] as YamlMap;
}
