using Kubewright.Core.Hosts;

namespace Kubewright.Core.Spec.Reading;

/// <summary>The words of the cluster file where only a few are possible.</summary>
internal static class Choices
{
    public static IReadOnlyDictionary<string, HostRole> Roles { get; } = new Dictionary<string, HostRole>
    {
        ["control-plane"] = HostRole.ControlPlane,
        ["worker"] = HostRole.Worker,
        ["load-balancer"] = HostRole.LoadBalancer,
        ["etcd"] = HostRole.Etcd,
    };

    public static IReadOnlyDictionary<string, EndpointKind> EndpointKinds { get; } = new Dictionary<string, EndpointKind>
    {
        ["single"] = EndpointKind.Single,
        ["keepalived"] = EndpointKind.Keepalived,
        ["kube-vip"] = EndpointKind.KubeVip,
        ["local"] = EndpointKind.Local,
        ["external"] = EndpointKind.External,
    };

    /// <summary>The word of the file for a kind of endpoint.</summary>
    public static string Word(EndpointKind kind) => EndpointKinds.First(choice => choice.Value == kind).Key;

    public static IReadOnlyDictionary<string, KubeVipMode> KubeVipModes { get; } = new Dictionary<string, KubeVipMode>
    {
        ["arp"] = KubeVipMode.Arp,
        ["bgp"] = KubeVipMode.Bgp,
    };

    public static IReadOnlyDictionary<string, Balancer> Balancers { get; } = new Dictionary<string, Balancer>
    {
        ["haproxy"] = Balancer.Haproxy,
        ["nginx"] = Balancer.Nginx,
    };

    public static IReadOnlyDictionary<string, RuntimeSource> RuntimeSources { get; } = new Dictionary<string, RuntimeSource>
    {
        ["packages"] = RuntimeSource.Packages,
        ["release"] = RuntimeSource.Release,
    };

    public static IReadOnlyDictionary<string, KubernetesSource> KubernetesSources { get; } = new Dictionary<string, KubernetesSource>
    {
        ["programs"] = KubernetesSource.Programs,
        ["packages"] = KubernetesSource.Packages,
    };

    public static IReadOnlyDictionary<string, TimeKind> TimeKinds { get; } = new Dictionary<string, TimeKind>
    {
        ["keep"] = TimeKind.Keep,
        ["cluster"] = TimeKind.Cluster,
        ["upstream"] = TimeKind.Upstream,
    };

    public static IReadOnlyDictionary<string, CniKind> Cnis { get; } = new Dictionary<string, CniKind>
    {
        ["bridge"] = CniKind.Bridge,
        ["manifests"] = CniKind.Manifests,
        ["none"] = CniKind.None,
    };
}
