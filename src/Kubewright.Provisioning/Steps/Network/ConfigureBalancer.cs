using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Provisioning.Config;

namespace Kubewright.Provisioning.Steps.Network;

/// <summary>
/// HAProxy or nginx passes the endpoint's connections on to the API servers.
/// <para>
/// Every node's own balancer knows only control planes that serve the cluster, until all have joined: nginx does not see that an API server is only starting, and a
/// host that joins must not ask its own. One that the cluster file no longer names is left out at once.
/// </para>
/// </summary>
/// <param name="backends">Which control planes it passes connections on to.</param>
/// <param name="former">The cluster with the endpoint that the balancer serves besides, while it is being moved from there; null where there is none.</param>
public sealed class ConfigureBalancer(Backends backends = Backends.All, ClusterSpec? former = null) : IStep
{
    public string Title => backends == Backends.AllJoined ? "Let the load balancer use every control plane" : "Run the load balancer";

    public TimeSpan Settle => TimeSpan.FromSeconds(10);

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) =>
    [
        .. Unit(blueprint.Spec).Needs(host),
        .. backends == Backends.All ? [] : blueprint.Spec.ControlPlanes.Select(plane => new Need(plane, new KubeadmState())),
    ];

    public Decision Decide(Situation situation)
    {
        var serving = backends == Backends.All ? [] : situation.Spec.ControlPlanes.Where(plane => situation.Ask(plane, new KubeadmState()).IsControlPlane).ToList();
        if (backends == Backends.AllJoined && situation.Spec.ControlPlanes.Except(serving).ToList() is { Count: > 0 } missing)
        {
            return new Decision.Later($"{string.Join(", ", missing)} still to join");
        }

        var unit = Unit(situation.Spec);
        var text = backends == Backends.Serving ? Serving(situation, unit.Paths[0], serving) : Text(situation.Spec, situation.Spec.ControlPlanes);
        var besides = former is not null && former.Balancers.Any(host => host.Name == situation.Host.Name) && former.Endpoint.Balancer == situation.Spec.Endpoint.Balancer;
        return unit.Decide(situation, new Dictionary<string, string?> { [unit.Paths[0]] = besides ? BothEndpoints.Balancer(text, Text(former!, former!.ControlPlanes)) : text });
    }

    // Some of those that serve are enough: meanwhile others may have come to serve.
    private static string Serving(Situation situation, string path, List<Host> serving)
    {
        IReadOnlyList<Host> usable = serving.Count > 0 ? serving : [situation.Leader];
        var found = situation.Ask(new FileContent(path)).Text ?? "";
        var named = usable.Where(plane => found.Contains($" {KubeadmConfig.ApiServerOf(plane)}", StringComparison.Ordinal)).ToList();
        return named.Count > 0 && found == Text(situation.Spec, named) ? found : Text(situation.Spec, usable);
    }

    private static string Text(ClusterSpec spec, IEnumerable<Host> controlPlanes) =>
        spec.Endpoint.Balancer == Balancer.Haproxy ? HaproxyConfig.Write(spec, controlPlanes) : NginxConfig.Write(spec, controlPlanes);

    private static ConfiguredUnit Unit(ClusterSpec spec) => spec.Endpoint.Balancer == Balancer.Haproxy
        ? new("haproxy.service", [HaproxyConfig.Path], UnitState.Reloaded)
        : new("nginx.service", [NginxConfig.Path], UnitState.Reloaded);
}

/// <summary>Which control planes a balancer passes connections on to.</summary>
public enum Backends
{
    /// <summary>All that the cluster file names, whether they serve yet or not.</summary>
    All,

    /// <summary>Those that serve the cluster; the one to be initialised where none does.</summary>
    Serving,

    /// <summary>All that the cluster file names, once they serve.</summary>
    AllJoined,
}
