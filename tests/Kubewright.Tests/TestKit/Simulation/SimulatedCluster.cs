using Kubewright.Core.Artifacts;
using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.ControlPlane;

namespace Kubewright.Tests.TestKit.Simulation;

/// <summary>
/// A cluster in memory: enough of Linux, systemd, containerd, etcd and kubeadm that every step finds its changes in it. It judges, too: what kubeadm would refuse
/// fails here. So whole runs are tried in milliseconds, and killed wherever one likes.
/// </summary>
internal sealed class SimulatedCluster
{
    private readonly Dictionary<string, Probe> _probes = [];
    private int _clock;

    public SimulatedCluster(ClusterSpec spec, ArtifactOffer artifacts, Action<SimulatedHost>? found = null)
    {
        (Spec, Artifacts) = (spec, artifacts);
        Hosts = [.. spec.Hosts.Select(host => new SimulatedHost(this, host))];
        foreach (var host in Hosts)
        {
            found?.Invoke(host);
        }
    }

    public ClusterSpec Spec { get; }

    public ArtifactOffer Artifacts { get; }

    public IReadOnlyList<SimulatedHost> Hosts { get; }

    public IReadOnlyDictionary<HostName, IHostSession> Sessions => Hosts.ToDictionary(host => host.Host.Name, host => (IHostSession)host);

    /// <summary>Nodes that the API knows, with their pod networks.</summary>
    public SortedDictionary<string, string?> Nodes { get; } = new(StringComparer.Ordinal);

    /// <summary>Labels, annotations and taints of the nodes: kubectl's verb, node and key or key:effect, with the value.</summary>
    public SortedDictionary<(string Verb, string Node, string Key), string> Marks { get; } = [];

    /// <summary>Members of etcd by peer address; the value is the name of one that has started.</summary>
    public SortedDictionary<string, string> Members { get; } = new(StringComparer.Ordinal);

    /// <summary>Members of the etcds under systemd, by unit and peer URL.</summary>
    public SortedDictionary<(string Etcd, string PeerUrl), SimulatedMember> HostMembers { get; } = [];

    /// <summary>Whether an init has written to etcd under systemd.</summary>
    public bool HasObjects { get; set; }

    /// <summary>Bootstrap tokens by id, with their descriptions.</summary>
    public SortedDictionary<string, string> Tokens { get; } = new(StringComparer.Ordinal);

    public bool HasCertificates { get; set; }

    public string? AppliedDigest { get; set; }

    /// <summary>Where its endpoint is named, while it is moved; null before.</summary>
    public SimulatedEndpoint? Endpoint { get; set; }

    /// <summary>Number of the command at which the run is killed, counted from 1 over all hosts; none where it is left alone.</summary>
    public int? KillAt { get; set; }

    /// <summary>Commands performed so far, over all runs.</summary>
    public int Commands { get; private set; }

    public SimulatedHost this[string name] => Hosts.Single(host => host.Host.ToString() == name);

    /// <summary>Who answers under the endpoint's address: the first balancer on which keepalived runs, or the first control plane with kube-vip.</summary>
    public SimulatedHost? Holder => Hosts.FirstOrDefault(host => Spec.AddressHolders.Contains(host.Host)
        && (Spec.Endpoint.Kind == EndpointKind.KubeVip ? host.IsServing && host.Files.ContainsKey(KubeVipState.ManifestPath) : host.Unit("keepalived.service").IsActive));

    /// <summary>Whether the API is reached from a host the way clients reach it.</summary>
    public bool IsServedTo(SimulatedHost client) => Hosts.Any(host => host.IsServing && Reaches(client, host));

    /// <summary>Whether the endpoint, as a host sees it, leads to a control plane.</summary>
    public bool Reaches(SimulatedHost client, SimulatedHost controlPlane) => Spec.Endpoint.Kind switch
    {
        EndpointKind.Keepalived or EndpointKind.KubeVip => Holder is not null,
        EndpointKind.Local => client.Balances(controlPlane),
        _ => true,
    };

    /// <summary>Makes questions known by their scripts, so that the hosts can answer them.</summary>
    public void Learn(IEnumerable<Need> needs)
    {
        foreach (var need in needs)
        {
            _probes[need.Probe.Script] = need.Probe;
        }
    }

    public Probe Recognise(string script) =>
        _probes.TryGetValue(script, out var probe) ? probe : throw new NotSupportedException($"the simulation was not taught the question: {script}");

    /// <summary>A time that only goes forward.</summary>
    public int Tick() => Interlocked.Increment(ref _clock);

    /// <summary>What ran when the run was killed.</summary>
    public string? Killed { get; private set; }

    /// <summary>Counts a command, and says whether the run is killed while it runs.</summary>
    public bool IsKilledAt(string command)
    {
        if (++Commands != KillAt)
        {
            return false;
        }

        Killed = command;
        return true;
    }
}
