using Kubewright.Inspection.Evidence;
using Kubewright.Inspection.Readings;

namespace Kubewright.Inspection.Description;

/// <summary>Readings as describers look at them: by machine and component.</summary>
public sealed class ClusterView
{
    /// <summary>Static pods of a control plane that kubeadm makes, but etcd.</summary>
    public static readonly IReadOnlyList<string> ControlPlaneComponents = ["kube-apiserver", "kube-controller-manager", "kube-scheduler"];

    private readonly ILookup<string, PodReading> _byComponent;

    public ClusterView(ClusterReadings readings)
    {
        Readings = readings;
        _byComponent = readings.Pods.Where(pod => pod.Namespace == "kube-system").ToLookup(pod => ComponentOf(pod.Name) ?? "");
        Machines = Join();
        ControlPlanes = [.. Machines.Where(machine => machine.IsControlPlane == true)];
        Workers = [.. Machines.Where(machine => machine.IsControlPlane == false)];
    }

    public ClusterReadings Readings { get; }

    public IReadOnlyList<Machine> Machines { get; }

    public IReadOnlyList<Machine> ControlPlanes { get; }

    public IReadOnlyList<Machine> Workers { get; }

    public bool Covers(Coverage list) => Readings.Covered.Contains(list);

    /// <summary>Pods of a component of the control plane; the API's mirrors of the kubelets' static pods.</summary>
    public IEnumerable<PodReading> Pods(string component) => _byComponent[component];

    /// <summary>The pod of a component on a machine; null where there is none, or none is known.</summary>
    public PodReading? Pod(string component, Machine machine) =>
        Pods(component).FirstOrDefault(pod => pod.Node is { } node ? machine.Is(node) : pod.Name == $"{component}-{machine.Name}");

    /// <summary>The health of a component on a machine as it said itself; null where it was not asked.</summary>
    public ServerHealthReading? Health(string component, Machine machine) =>
        Readings.Healths.FirstOrDefault(health => health.Component == component && health.Host is not null && machine.Is(health.Host));

    /// <summary>Command lines of a component, of each machine the first: as it runs before as it is written.</summary>
    public IReadOnlyList<ComponentReading> CommandLines(string component) =>
        [.. Readings.Components.Where(reading => reading.Component == component && reading.Flags is { Count: > 0 })
            .OrderBy(reading => reading.IsRunning == true ? 0 : 1)
            .DistinctBy(reading => Machines.FirstOrDefault(machine => machine.Is(reading.Node))?.Name ?? reading.Node ?? "")];

    /// <summary>Whether there is a manifest for a static pod on a machine; null where nobody looked.</summary>
    public bool? HasManifest(string component, Machine machine) => machine.Host?.StaticPodFiles is null
        ? null
        : Readings.Components.Any(reading => reading.Component == component && reading.HasManifest == true && machine.Is(reading.Node));

    /// <summary>Whether etcd is a static pod of control planes; null where that is not known.</summary>
    public bool? IsEtcdStacked => Pods("etcd").Any() || Readings.Components.Any(reading => reading.Component == "etcd" && reading.HasManifest == true) ? true
        : Readings.Settings.ExternalEtcd.Count > 0 || CommandLines("kube-apiserver").Any(NamesOtherEtcd) ? false
        : Covers(Coverage.SystemPods) && Pods("kube-apiserver").Any() && CommandLines("kube-apiserver").Count == 0 ? false
        : null;

    private static bool NamesOtherEtcd(ComponentReading server) =>
        server.Flags!.GetValueOrDefault("etcd-servers") is { Length: > 0 } urls && !urls.Contains("127.0.0.1", StringComparison.Ordinal) && !urls.Contains("localhost", StringComparison.Ordinal);

    /// <summary>The gap that explains why a question to the API was not answered; null where there is none.</summary>
    public GapReading? ApiGap => Readings.Gaps.FirstOrDefault(gap => gap.Source == EvidenceSource.Api && gap.State is EvidenceState.Unreachable);

    /// <summary>The name of a static pod's component, or of another well-known pod; null where it is none of these.</summary>
    public static string? ComponentOf(string pod) =>
        ((string[])["kube-apiserver", "kube-controller-manager", "kube-scheduler", "etcd", "kube-vip", "kube-proxy", "coredns"]).FirstOrDefault(component => pod == component || pod.StartsWith(component + "-", StringComparison.Ordinal));

    /// <summary>
    /// Whether a pod works as far as the API tells. The API's mirror of a static pod comes up to a minute late, and says so of a young pod without naming a trouble; of a node
    /// that is gone, or that we could not reach, it says what was so.
    /// </summary>
    public static bool? Works(PodReading? pod, Machine? machine) =>
        pod is null || machine?.Node?.IsReady == false || machine?.Host?.IsReached == false ? null
        : pod.IsWell == false && pod.Age < Settling && pod.Trouble is null ? null
        : pod.IsWell;

    /// <summary>Whether static pods that are missing in the API may only not have come there yet.</summary>
    public static bool IsYoung(Machine machine) => machine.Node?.Age < Settling;

    // Mirrors come within a minute, readiness up to two later.
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(3);

    private List<Machine> Join()
    {
        var hosts = Readings.Hosts.ToList();
        var machines = new List<Machine>();
        var byName = hosts.SelectMany(host => new[] { host.Name, host.Hostname }.OfType<string>().Distinct().Select(name => (name, host))).GroupBy(pair => pair.name).ToDictionary(group => group.Key, group => group.First().host);
        foreach (var node in Readings.Nodes)
        {
            var host = byName.GetValueOrDefault(node.Name) ?? (node.InternalAddress is { } address ? byName.GetValueOrDefault(address) ?? hosts.FirstOrDefault(host => host.Addresses?.Any(own => own.Address == address) == true) : null);
            if (host is not null)
            {
                hosts.Remove(host);
            }

            // "worker" by exclusion: a node list with roles tells both.
            machines.Add(new Machine(node.Name, node, host, node.IsControlPlane == true || host?.IsControlPlane == true || HasServerPod(node.Name) ? true : node.IsControlPlane));
        }

        machines.AddRange(hosts.Select(host => new Machine(host.Hostname ?? host.Name, null, host, host.IsControlPlane ?? (HasServerPod(host.Hostname ?? host.Name) ? true : host.IsReached && host.StaticPodFiles is not null ? false : null))));
        if (!Covers(Coverage.Nodes))
        {
            // Where nodes may not be seen, pods name them.
            machines.AddRange(Readings.Pods.Where(pod => pod.Node is not null).GroupBy(pod => pod.Node!).Where(pods => !machines.Any(machine => machine.Is(pods.Key)))
                .OrderBy(pods => pods.Key, StringComparer.Ordinal)
                .Select(pods => new Machine(pods.Key, null, null, HasServerPod(pods.Key) ? true : Covers(Coverage.SystemPods) ? false : null) { Named = [.. pods.SelectMany(pod => pod.Proofs).Take(3)] }));
        }

        return machines;
    }

    private bool HasServerPod(string node) => Pods("kube-apiserver").Any(pod => pod.Node == node || pod.Name == $"kube-apiserver-{node}");
}
