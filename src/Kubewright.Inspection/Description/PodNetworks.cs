using Kubewright.Inspection.Evidence;
using Kubewright.Inspection.Readings;

namespace Kubewright.Inspection.Description;

/// <summary>Recognises pod networks by their pods, workloads, API groups and files.</summary>
internal static class PodNetworks
{
    /// <summary>A pod network and what it was recognised by.</summary>
    /// <param name="Weight">By what recognised: 3 its pods or workloads, 2 its file on hosts, 1 only a group of the API.</param>
    public sealed record Sign(string Network, string Evidence, int Weight, IReadOnlyList<Proof> Proofs);

    // Names of pods and workloads as the projects' own manifests and operators have them. Canal's pods are recognised before Calico's and flannel's.
    private static readonly (string Start, string Network)[] Names =
    [
        ("tigera-operator", "calico"), ("calico-node", "calico"), ("calico-kube-controllers", "calico"), ("calico-typha", "calico"), ("canal", "canal"), ("kube-flannel", "flannel"), ("cilium", "cilium"), ("weave-net", "weave"),
        ("kube-router", "kube-router"), ("kube-ovn", "kube-ovn"), ("ovs-ovn", "kube-ovn"), ("ovn-central", "kube-ovn"), ("antrea", "antrea"),
    ];

    private static readonly (string Group, string Network)[] Groups =
        [("operator.tigera.io", "calico"), ("crd.projectcalico.org", "calico"), ("projectcalico.org", "calico"), ("cilium.io", "cilium"), ("kubeovn.io", "kube-ovn"), ("crd.antrea.io", "antrea")];

    private static readonly (string Plugin, string Network)[] Plugins =
        [("calico", "calico"), ("flannel", "flannel"), ("cilium-cni", "cilium"), ("weave-net", "weave"), ("kube-ovn", "kube-ovn"), ("antrea", "antrea"), ("bridge", "bridge")];

    /// <summary>All signs, the strongest first.</summary>
    public static IReadOnlyList<Sign> Of(ClusterReadings readings)
    {
        var named = readings.Workloads.Select(workload => (workload.Name, Kind: workload.Kind, workload.Proofs))
            .Concat(readings.Pods.Select(pod => (pod.Name, Kind: "Pod", pod.Proofs)))
            .SelectMany(thing => Names.Where(entry => thing.Name.StartsWith(entry.Start, StringComparison.Ordinal)).Take(1).Select(entry => new Sign(entry.Network, $"{thing.Kind} {entry.Start}", 3, thing.Proofs)));
        var groups = readings.NetworkTraces.Where(trace => trace.Host is null)
            .SelectMany(trace => Groups.Where(entry => entry.Group == trace.Place).Select(entry => new Sign(entry.Network, $"API group {trace.Place}", 1, trace.Proofs)));
        var files = readings.NetworkTraces.Where(trace => trace.Host is not null).GroupBy(trace => trace.Host).Select(host => host.MinBy(trace => trace.Place, StringComparer.Ordinal)!)
            .SelectMany(trace => OfFile(trace).Select(network => new Sign(network, trace.Place, 2, trace.Proofs)));
        return
        [
            .. named.Concat(files).Concat(groups).GroupBy(sign => (sign.Network, sign.Evidence))
                .Select(group => group.First() with { Proofs = [.. group.SelectMany(sign => sign.Proofs).Take(20)] }).OrderByDescending(sign => sign.Weight),
        ];
    }

    /// <summary>The networks themselves: Canal is Calico's policy on flannel's network, and a group of the API alone may be left over.</summary>
    public static IReadOnlyList<string> Recognised(IReadOnlyList<Sign> signs)
    {
        var strongest = signs.Where(sign => sign.Weight >= 2).Select(sign => sign.Network).Distinct().ToList();
        var names = strongest.Count > 0 ? strongest : [.. signs.Select(sign => sign.Network).Distinct()];
        return names.Contains("canal") ? [.. names.Where(name => name is not ("calico" or "flannel"))]
            : names.Count > 1 ? [.. names.Where(name => name != "bridge")]
            : names;
    }

    // A file of Canal has Calico's plugin with flannel's addresses; a kube-router's is a bridge.
    private static IEnumerable<string> OfFile(NetworkTraceReading trace) => trace.Place.Contains("canal", StringComparison.Ordinal) ? ["canal"]
        : trace.Place.Contains("kuberouter", StringComparison.Ordinal) || trace.Place.Contains("kube-router", StringComparison.Ordinal) ? ["kube-router"]
        : Plugins.Where(entry => trace.Plugins.Contains(entry.Plugin)).Select(entry => entry.Network).Take(1);
}
