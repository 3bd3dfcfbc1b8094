using Kubewright.Inspection.Evidence;

namespace Kubewright.Inspection.Readings;

/// <summary>What is configured once for the whole cluster, wherever it was seen. The first sighting is believed; others are kept.</summary>
public sealed record ClusterSettingsReading
{
    /// <summary>The API server's version: <c>v1.20.2</c>.</summary>
    public IReadOnlyList<Sighted<string>> ServerVersions { get; init; } = [];

    /// <summary><c>kubernetesVersion</c> of kubeadm's configuration.</summary>
    public IReadOnlyList<Sighted<string>> ConfiguredVersions { get; init; } = [];

    public IReadOnlyList<Sighted<string>> ClusterNames { get; init; } = [];

    public IReadOnlyList<Sighted<string>> PodCidrs { get; init; } = [];

    public IReadOnlyList<Sighted<string>> ServiceCidrs { get; init; } = [];

    public IReadOnlyList<Sighted<string>> DnsDomains { get; init; } = [];

    public IReadOnlyList<Sighted<string>> ImageRepositories { get; init; } = [];

    /// <summary>kube-proxy's mode as it is written: <c>iptables</c>, <c>ipvs</c>, <c>nftables</c>; empty text where it is left to kube-proxy.</summary>
    public IReadOnlyList<Sighted<string>> ProxyModes { get; init; } = [];

    /// <summary>Names and addresses that kubeadm's configuration wants in the API server's certificate.</summary>
    public IReadOnlyList<Sighted<IReadOnlyList<string>>> CertificateNames { get; init; } = [];

    /// <summary>URLs of an etcd that kubeadm's configuration calls external.</summary>
    public IReadOnlyList<Sighted<IReadOnlyList<string>>> ExternalEtcd { get; init; } = [];

    /// <summary>Marks of installers: names of ConfigMaps, annotations, image repositories.</summary>
    public IReadOnlyList<Sighted<string>> InstallerMarks { get; init; } = [];

    /// <summary>Both together.</summary>
    public ClusterSettingsReading With(ClusterSettingsReading other) => new()
    {
        ServerVersions = [.. ServerVersions, .. other.ServerVersions],
        ConfiguredVersions = [.. ConfiguredVersions, .. other.ConfiguredVersions],
        ClusterNames = [.. ClusterNames, .. other.ClusterNames],
        PodCidrs = [.. PodCidrs, .. other.PodCidrs],
        ServiceCidrs = [.. ServiceCidrs, .. other.ServiceCidrs],
        DnsDomains = [.. DnsDomains, .. other.DnsDomains],
        ImageRepositories = [.. ImageRepositories, .. other.ImageRepositories],
        ProxyModes = [.. ProxyModes, .. other.ProxyModes],
        CertificateNames = [.. CertificateNames, .. other.CertificateNames],
        ExternalEtcd = [.. ExternalEtcd, .. other.ExternalEtcd],
        InstallerMarks = [.. InstallerMarks, .. other.InstallerMarks],
    };
}
