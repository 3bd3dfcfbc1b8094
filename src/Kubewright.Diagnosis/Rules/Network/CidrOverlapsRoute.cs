using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Core.Hosts;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Network;

namespace Kubewright.Diagnosis.Rules.Network;

/// <summary>The pod or service network overlaps a network that a host reaches otherwise. The pod network's own interfaces and routes do not count.</summary>
public sealed class CidrOverlapsRoute : HostRule
{
    // How the interfaces of pod networks are called that are in use; veth and lxc are the hosts' ends of pods.
    private static readonly string[] OfPods =
        ["cni", "flannel", "cali", "tunl", "vxlan.calico", "vxlan-v6.calico", "wireguard.cali", "cilium", "lxc", "kube-", "weave", "ovn-k8s", "antrea", "nodelocaldns", "veth"];

    public override string Code => "cidr-overlaps-route";

    public override string Title => "The cluster's networks are free on every host";

    protected override IEnumerable<Probe> Asked(CaseFile caseFile, Host host) => [new HostRoutes()];

    protected override IEnumerable<Finding> Judge(CaseFile caseFile, Host host)
    {
        var networking = caseFile.Spec.Networking;
        var routes = caseFile.Ask(host, new HostRoutes());
        return Overlaps(caseFile.Spec, host, routes, networking.PodCidr, "podCidr").Concat(Overlaps(caseFile.Spec, host, routes, networking.ServiceCidr, "serviceCidr"));
    }

    // The host's own address in a network and the route to that network are one thing: the widest is told.
    private static IEnumerable<Finding> Overlaps(ClusterSpec spec, Host host, IReadOnlyList<HostRoute> routes, Cidr cidr, string field) =>
        from route in routes
        where route.Network.Overlaps(cidr) && !IsOfPods(spec, route, cidr)
        group route by route.Device into same
        let widest = same.MinBy(route => route.Network.PrefixLength)!
        select Finding.On(
            host,
            $"{(widest.Type == "local" ? "has" : "reaches")} {widest.Destination} {Way(widest)}, which overlaps networking.{field} {cidr}: what lies there is out of the cluster's reach, or pods are",
            $"write another networking.{field}, or take {widest.Destination} off {host}{(same.Key == "docker0" ? " (docker0 is Docker's bridge: set \"bip\" in /etc/docker/daemon.json)" : "")}");

    private static string Way(HostRoute route) => route switch
    {
        { Device: null } => $"as {route.Type}",
        { Via: null } => $"on {route.Device}",
        _ => $"through {route.Via} on {route.Device}",
    };

    private static bool IsOfPods(ClusterSpec spec, HostRoute route, Cidr cidr)
    {
        var isWithin = route.Network.PrefixLength >= cidr.PrefixLength;
        return isWithin && route switch
        {
            // Calico keeps the rest of a host's block from wandering off.
            { Device: null } => route.Type == "blackhole" && route.Protocol is "bird" or "80",
            { Device: { } device } when OfPods.Any(prefix => device.StartsWith(prefix, StringComparison.Ordinal)) => true,
            // Also to a node that the cluster file names no longer.
            _ when route.Protocol == HostRoutes.PodNetworkProtocol => true,
            _ => route.Via is { } via && spec.Nodes.Any(node => node.Address.ToString() == via),
        };
    }
}
