using Kubewright.Core.Plans;
using Kubewright.Core.Spec;

namespace Kubewright.Provisioning.Hopeless;

/// <summary>
/// What is looked for while kubeadm runs. Roots come before what follows from them: without its image a pod does not start, without etcd no API server, without that
/// nothing at the endpoint.
/// </summary>
internal static class KubeadmWatch
{
    private static readonly IReadOnlyList<IStuckCause> OfEveryNode =
    [
        new SwapIsOn(),
        new CgroupDriversDiffer(),
        new PortIsTaken(),
        new KubeletCrashes(),
        new SandboxImageMissing(),
        new ImageCannotBePulled(),
        new CertificateRefused(),
        new StaticPodCrashes("etcd"),
        new StaticPodCrashes("kube-apiserver"),
        new EndpointUnheld(EndpointKind.Keepalived),
        new EndpointUnheld(EndpointKind.KubeVip),
        new ExternalEndpointUnheld(),
        new EndpointNameUnknown(),
        new EndpointLeadsNowhere(isOurs: true),
        new EndpointLeadsNowhere(isOurs: false),
    ];

    /// <summary>For <c>kubeadm init</c>.</summary>
    public static CommandWatch OfInit { get; } = new(OfEveryNode) { Remark = FalseAlarms.Remark };

    /// <summary>For <c>kubeadm join</c>.</summary>
    /// <param name="server">Where the cluster is found, with scheme and port.</param>
    public static CommandWatch OfJoin(string server) => new([.. OfEveryNode, new ClusterOutOfReach(server, isSilent: false), new ClusterOutOfReach(server, isSilent: true)]) { Remark = FalseAlarms.Remark };
}
