using Kubewright.Core.Artifacts;
using Kubewright.Core.Spec;

namespace Kubewright.Mirror.Catalog;

/// <summary>A file as a project releases it, and the file with its digest that is published beside it.</summary>
/// <param name="Digests">URL of a file with the digest alone, or with lines of digest and name as <c>sha256sum</c> writes them.</param>
internal sealed record ReleasedFile(string Name, string Version, string Architecture, ArtifactKind Kind, Uri Url, Uri Digests)
{
    private static readonly string[] Programs = ["kubeadm", "kubelet", "kubectl"];
    private static readonly string[] Architectures = ["amd64", "arm64"];

    /// <summary>What a cluster needs of releases.</summary>
    public static IReadOnlyList<ReleasedFile> For(ClusterSpec spec, UpstreamSites sites) =>
    [
        .. spec.Artifacts.Kubernetes == KubernetesSource.Programs
            ? from architecture in Architectures from program in Programs select OfKubernetes(sites.Kubernetes, spec.KubernetesVersion, architecture, program)
            : [],
        .. spec.Runtime.Source == RuntimeSource.Release
            ? Architectures.SelectMany(architecture => OfRuntime(sites.Projects, spec.Runtime.Versions.Or(RuntimeVersions.For(spec.KubernetesVersion)), architecture))
            : [],
        .. spec.IsEtcdExternal ? Architectures.Select(architecture => OfEtcd(sites.Projects, spec.Etcd.Version ?? EtcdSpec.ReleaseFor(spec.KubernetesVersion), architecture)) : [],
    ];

    /// <summary>The digest in the text of <see cref="Digests"/>; null where it has none.</summary>
    public string? DigestIn(string text)
    {
        var file = Url.Segments[^1];
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(line => line.Split([' ', '*'], StringSplitOptions.RemoveEmptyEntries));
        return lines.FirstOrDefault(words => words is [var only] || (words is [_, var name] && Path.GetFileName(name) == file)) is [{ Length: 64 } digest, ..]
            && digest.All(char.IsAsciiHexDigitLower) ? digest : null;
    }

    private static ReleasedFile OfKubernetes(Uri site, KubernetesVersion version, string architecture, string program)
    {
        var url = new Uri(site, $"release/{version}/bin/linux/{architecture}/{program}");
        return new(program, version.ToString(), architecture, ArtifactKind.File, url, new Uri($"{url}.sha256"));
    }

    private static ReleasedFile OfEtcd(Uri site, string version, string architecture)
    {
        var archive = new Uri(site, $"etcd-io/etcd/releases/download/v{version}/etcd-v{version}-linux-{architecture}.tar.gz");
        return new("etcd", $"v{version}", architecture, ArtifactKind.Archive, archive, new Uri(archive, "SHA256SUMS"));
    }

    private static IEnumerable<ReleasedFile> OfRuntime(Uri site, RuntimeVersions versions, string architecture)
    {
        var (containerd, runc, plugins) = (versions.Containerd!, versions.Runc!, versions.CniPlugins!);
        var archive = new Uri(site, $"containerd/containerd/releases/download/v{containerd}/containerd-{containerd}-linux-{architecture}.tar.gz");
        yield return new(ReleasedRuntime.Containerd, $"v{containerd}", architecture, ArtifactKind.Archive, archive, new Uri($"{archive}.sha256sum"));

        var program = new Uri(site, $"opencontainers/runc/releases/download/v{runc}/runc.{architecture}");
        yield return new(ReleasedRuntime.Runc, $"v{runc}", architecture, ArtifactKind.File, program, new Uri(program, "runc.sha256sum"));

        var bundle = new Uri(site, $"containernetworking/plugins/releases/download/v{plugins}/cni-plugins-linux-{architecture}-v{plugins}.tgz");
        yield return new(ReleasedRuntime.CniPlugins, $"v{plugins}", architecture, ArtifactKind.Archive, bundle, new Uri($"{bundle}.sha256"));
    }
}
