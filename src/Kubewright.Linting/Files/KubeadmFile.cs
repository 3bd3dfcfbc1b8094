using System.Net;
using Kubewright.Core.Spec;
using Kubewright.Core.Spec.Reading;

namespace Kubewright.Linting.Files;

/// <summary>kubeadm's configuration: one or several objects of its API, of the kubelet's and of kube-proxy's.</summary>
internal sealed class KubeadmFile : YamlFile
{
    private const string Group = "kubeadm.k8s.io/";

    public KubeadmFile(LintText text)
        : base(text, ConfigKind.Kubeadm)
    {
        Objects = [.. Documents.Where(document => Scalar(document, "apiVersion")?.Text.StartsWith(Group, StringComparison.Ordinal) == true)];
    }

    /// <summary>Objects of kubeadm's own API.</summary>
    public IReadOnlyList<YamlMapping> Objects { get; }

    public YamlMapping? Cluster => Of("ClusterConfiguration");

    public YamlMapping? Init => Of("InitConfiguration");

    public YamlMapping? Join => Of("JoinConfiguration");

    public YamlMapping? Kubelet => Of("KubeletConfiguration");

    /// <summary>Null where it is not written, or not in full.</summary>
    public KubernetesVersion? Version => Cluster is { } cluster && Scalar(cluster, "kubernetesVersion") is { } version ? KubernetesVersion.TryParse(version.Text) : null;

    /// <summary>The endpoint of the cluster; null where none is written.</summary>
    public YamlScalar? Endpoint => Cluster is { } cluster && Scalar(cluster, "controlPlaneEndpoint") is { Text.Length: > 0 } endpoint ? endpoint : null;

    public string? EndpointHost => Endpoint is { } endpoint ? HostAndPort(endpoint.Text).Host : null;

    /// <summary>kubeadm takes 6443 where none is written.</summary>
    public int EndpointPort => Endpoint is { } endpoint ? HostAndPort(endpoint.Text).Port ?? 6443 : 6443;

    public YamlSequence? CertificateNames => Cluster?.Find("apiServer", "certSANs")?.Value as YamlSequence;

    /// <summary>Addresses that single control planes give as their own.</summary>
    public IReadOnlyList<YamlScalar> OwnAddresses =>
    [
        .. new[] { Init is null ? null : Scalar(Init, "localAPIEndpoint", "advertiseAddress"), Join is null ? null : Scalar(Join, "controlPlane", "localAPIEndpoint", "advertiseAddress") }
            .OfType<YamlScalar>(),
    ];

    public bool IsOneOfOwn(string host) => OwnAddresses.Any(own => IPAddress.TryParse(own.Text, out var address) && IPAddress.TryParse(host, out var same) && same.Equals(address));

    /// <summary>The version of the API of an object: <c>v1beta4</c>.</summary>
    public static string ApiOf(YamlMapping document) => Scalar(document, "apiVersion")!.Text[Group.Length..];

    public static string KindOf(YamlMapping document) => Scalar(document, "kind")?.Text ?? "";

    public static YamlScalar? Scalar(YamlMapping map, params ReadOnlySpan<string> path) => map.Find(path)?.Value as YamlScalar;

    private YamlMapping? Of(string kind) => Documents.FirstOrDefault(document => KindOf(document) == kind);

    private static (string Host, int? Port) HostAndPort(string text)
    {
        var colon = text.LastIndexOf(':');
        var isPort = colon > 0 && (text.IndexOf(':') == colon || text[colon - 1] == ']') && int.TryParse(text[(colon + 1)..], out _);
        return isPort ? (text[..colon].Trim('[', ']'), int.Parse(text[(colon + 1)..])) : (text.Trim('[', ']'), null);
    }
}
