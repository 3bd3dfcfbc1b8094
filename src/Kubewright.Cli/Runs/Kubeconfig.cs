using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Kubewright.Core.Hosts;
using Kubewright.Core.Spec;

namespace Kubewright.Cli.Runs;

/// <summary>A kubeconfig: a credential, so only its owner may read where it lies.</summary>
internal sealed partial record Kubeconfig(string Text)
{
    private const int ApiServerPort = 6443;

    private const string OnHost = "/etc/kubernetes/admin.conf";

    public string Server => ServerIn(Text) ?? "";

    /// <summary>The cluster's certificate authority in PEM.</summary>
    public string Authority => Encoding.ASCII.GetString(Convert.FromBase64String(AuthorityIn(Text) ?? ""));

    /// <summary>Reads the administrator's from a control plane.</summary>
    /// <exception cref="StoppedException">There is none.</exception>
    public static async Task<Kubeconfig> ReadAsync(IHostSession session, CancellationToken cancellationToken)
    {
        var result = await session.RunAsync(Command.Run("cat", OnHost) with { ReadOnly = true }, null, cancellationToken);
        return result.Succeeded && ServerIn(result.Output) is not null
            ? new Kubeconfig(result.Output)
            : throw new StoppedException(ExitCode.NotAssessed, new Problem($"{session.Host}: {OnHost} cannot be read: {result.Error.Trim()}", "is the cluster made? 'kubewright plan' says what is missing"));
    }

    /// <summary>
    /// The same for a client that is no node of the cluster. Where the endpoint is every node's own, its address means something else on other machines, so it
    /// names a control plane by its own address, which every API server's certificate has too.
    /// </summary>
    public Kubeconfig ForOutside(ClusterSpec spec, Host controlPlane) => spec.Endpoint.Kind == EndpointKind.Local
        ? this with { Text = ServerLine().Replace(Text, line => line.Value.Replace(line.Groups[1].Value, $"https://{new IPEndPoint(controlPlane.Address, ApiServerPort)}", StringComparison.Ordinal)) }
        : this;

    /// <summary>What is to be known of a kubeconfig for a client outside; null where nothing is.</summary>
    public string? CaveatOf(ClusterSpec spec, Host controlPlane) => spec.Endpoint.Kind == EndpointKind.Local
        ? $"{spec.EndpointServer} is every node's own load balancer and means nothing on this machine, so the kubeconfig names {controlPlane}: {Server}. "
            + $"While {controlPlane} is down, write another control plane's address there."
        : null;

    /// <summary>The server of the file at a path where that is another cluster's; null where it is this one's or there is none.</summary>
    public string? OtherServerIn(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        // The endpoint of a cluster may move, and one that is made anew has another CA: either tells that it is the same one.
        var there = TextOf(path);
        return ServerIn(there) == Server || (AuthorityIn(there) is { } authority && authority == AuthorityIn(Text)) ? null : ServerIn(there) ?? "of no server";
    }

    /// <summary>Puts it in place atomically with mode 0600.</summary>
    public void WriteTo(string path)
    {
        var fresh = $"{path}.{Environment.ProcessId}.new";
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite };
            using (var writer = new StreamWriter(fresh, options))
            {
                writer.Write(Text);
            }

            File.Move(fresh, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoppedException(ExitCode.BadInput, new Problem($"the kubeconfig cannot be written to {path}: {exception.Message}", "name another file with 'kubewright kubeconfig -o FILE'"));
        }
    }

    private static string TextOf(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoppedException(ExitCode.BadInput, new Problem($"{path} is there and cannot be read: {exception.Message}", "name another file with 'kubewright kubeconfig -o FILE'"));
        }
    }

    private static string? ServerIn(string text) => ServerLine().Match(text) is { Success: true } match ? match.Groups[1].Value : null;

    private static string? AuthorityIn(string text) => AuthorityLine().Match(text) is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(@"^\s+server:\s*(\S+)\s*$", RegexOptions.Multiline)]
    private static partial Regex ServerLine();

    [GeneratedRegex(@"^\s+certificate-authority-data:\s*(\S+)\s*$", RegexOptions.Multiline)]
    private static partial Regex AuthorityLine();
}
