using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Kubewright.Core.Facts;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Cluster;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Inspection.Probes.Etcd;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Inspection.Probes.Kubelet;
using Kubewright.Inspection.Probes.Network;
using Kubewright.Inspection.Probes.Runtime;
using Kubewright.Tests.Inspection.Recordings;

namespace Kubewright.Tests.TestKit.Simulation;

/// <summary>What a simulated host answers, in the words of a real one.</summary>
internal static partial class SimulatedAnswers
{
    public static ProbeAnswer To(SimulatedHost host, Probe probe) => host.Cluster.Endpoint?.To(host, probe) ?? Usual(host, probe);

    private static ProbeAnswer Usual(SimulatedHost host, Probe probe) => probe switch
    {
        Hostname => Said($"{host.Name}\n"),
        ClockReading => Said(string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}.{0:000000000}\n")),
        Architecture => Said("x86_64\n"),
        OsRelease => Said(host.Os.Text + "asked\n"),
        SelinuxBooleans switches => Said(Lines(switches.Names.Split(' ').Where(host.Selinux.ContainsKey).Select(name => $"{name} {(host.Selinux[name] ? 1 : 0)}")) + "asked\n"),
        ActiveUnits units => Said(Lines(units.Names.Split(' ').Select(unit => host.TimeServices.Contains(unit) ? "active" : "inactive")) + "asked\n"),
        ChronyTracking => Said(TimeOf(host)),
        PackageTool => Said($"{host.Os.Tool}\n"),
        PackageVersions packages => Said(Lines(host.Installed.Where(package => packages.Names.Split(' ').Contains(package.Key))
            .Select(package => $"{package.Key} {package.Value} install ok installed")) + "asked\n"),
        UnpackedArchive archive => Said(host.Programs.TryGetValue($"archive {archive.Name}", out var unpacked) ? $"whole {unpacked}\n" : "absent\n"),
        PackageHolds packages => Said(Lines(host.RuntimePackages.Concat(host.Installed.Keys).Where(packages.Names.Split(' ').Contains).Select(name => $"{name} {(host.Held.Contains(name) ? "hold" : "install")} ok installed")) + "asked\n"),
        ActiveSwap => Said("Filename\tType\tSize\tUsed\tPriority\n" + Lines(host.Swap.Select(area => $"{area} partition 999420 0 -2"))),
        MissingKernelFeatures => Said(Lines(host.MissingFeatures) + "asked\n"),
        MissingPrograms programs => Said(Lines(programs.Names.Split(' ').Where(name => host.Missing.Contains(name) || (name.StartsWith("/usr/local/bin/", StringComparison.Ordinal) && !host.Programs.ContainsKey(name)))) + "asked\n"),
        Sysctls sysctls => Said(Lines(sysctls.Names.Split(' ').Where(host.Sysctls.ContainsKey).Select(name => $"{name}={host.Sysctls[name]}"))),
        FileContent file => Said(host.Files.TryGetValue(file.Path, out var text) ? $"there\n{Encoded(text)}\n" : "absent\n"),
        FileMatches file => Said(host.Files.TryGetValue(file.Path, out var written) && Sha256(written) == file.Sha256 ? "yes\n" : "no\n"),
        WrittenRegistries => Said(Lines(host.Files.Keys.Where(path => path.EndsWith("/hosts.toml", StringComparison.Ordinal)).Select(path => path.Split('/')[^2])) + "asked\n"),
        FileDigest digest => Said(host.Programs.TryGetValue(digest.Path, out var sha256) ? $"{sha256}  {digest.Path}\n" : "absent\n"),
        UnitStatus unit => Said(StatusOf(host, unit)),
        UndoNotes => Said(host.IsTouched ? "0000-file_etc_hostname\nasked\n" : "asked\n"),
        KubernetesTraffic => Said(host.HasTraffic ? "KUBE-SERVICES\ncni0\nasked\n" : "asked\n"),
        // Somebody else's load balancer refuses until an API server is behind it.
        PortConnections ways => Said(Lines(ways.Targets.Split(' ').Select(target => $"{target} {(host.Cluster.Hosts.Any(other => other.IsServing) ? "open" : "Connection refused")}")) + "asked\n"),
        AddressInterface => Said(AddressesOf(host)),
        PeerLinks links => Said(Lines(links.Peers.Split(' ').Select(peer => $"peer {peer} {peer} dev eth0 src {host.Host.Address} uid 0 \\    cache")) + "1: lo: <LOOPBACK,UP> mtu 65536\n2: eth0: <BROADCAST,UP> mtu 1500\n" + AddressesOf(host) + "asked\n"),
        KubeVipState => Said(KubeVipOf(host)),
        ContainerdVersion => Said(host.ContainerdVersion is { } version ? $"containerd github.com/containerd/containerd {version} 0123abcd\n" : "absent\n"),
        ContainerdAnswers => Said(host.Unit("containerd.service").IsActive ? "yes\n" : "no\n"),
        CniPluginFolder => Said($"{host.PluginFolder ?? "absent"}\n"),
        ImageReferences => host.Unit("containerd.service").IsActive ? Said(Lines(host.Images)) : new ProbeAnswer(1, "", "containerd does not run\n"),
        KubeadmState => Said(TracesOf(host)),
        ClusterCa => Said(host.HasAdminConf ? ControlPlaneRecordings.RsaCertificate : "absent\n"),
        KubeconfigServer => Said(host.HasAdminConf ? $"    server: {host.Cluster.Spec.EndpointServer}\n" : "absent\n"),
        EtcdMembers { Instance: { } instance } => host.Etcd.Members(instance),
        EtcdMembers => OfEtcd(host),
        EtcdContent content => host.Etcd.Content(content.Instance),
        EtcdTraces traces => Said(host.Etcd.Traces(traces.Instance)),
        EtcdHealth health => Said(host.Etcd.Health(health.Instance)),
        EtcdCertificate certificate => Said(host.Etcd.Certificate(certificate)),
        EtcdAuthority => Said(host.Etcd.Authority()),
        ComponentHealth => Said(Lines(KubeadmTraces.ControlPlanePods.Select(pod => $"{pod} {(host.Manifests.Contains(pod) ? "ok" : "curl: (7) Failed to connect")}")) + "asked\n"),
        ClusterNodes => OfApi(host, () => List(host.Cluster.Nodes.Select(node => Node(host, node.Key, node.Value)))),
        SystemPods => OfApi(host, () => List([])),
        JoinSecrets => OfApi(host, () => SecretsOf(host.Cluster)),
        AppliedManifests => OfApi(host, () => host.Cluster.AppliedDigest ?? ""),
        ApiServerWatches => Said(host.Manifests.Contains("kube-apiserver") ? "started 1795287635\nasked\n" : "asked\n"),
        KubeletJournal or StaticPodLog or ListeningPorts => Said("asked\n"),
        EndpointHealth => Said(host.Cluster.IsServedTo(host) ? "ok\nasked\n" : "curl: (7) Failed to connect\nasked\n"),
        _ => throw new NotSupportedException($"the simulation has no answer to {probe.Id}"),
    };

    private static ProbeAnswer Said(string output) => new(0, output, "");

    private static string Lines(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + "\n"));

    private static string Sha256(string text) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Encoded(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    // A question to the API goes through the endpoint, like everybody's.
    private static ProbeAnswer OfApi(SimulatedHost host, Func<string> answer) => !host.HasAdminConf || host.AttemptUnderWay
        ? Said("absent\n")
        : host.Cluster.IsServedTo(host) ? Said(answer()) : new ProbeAnswer(1, "", "Unable to connect to the server: no route to host\n");

    private static string StatusOf(SimulatedHost host, UnitStatus asked)
    {
        var (unit, now) = (host.Unit(asked.Unit), host.Cluster.Tick());
        var files = asked.Files.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(host.Files.ContainsKey);
        return $"LoadState=loaded\nActiveState={(unit.IsActive ? "active" : "inactive")}\nUnitFileState={(unit.IsEnabled ? "enabled" : "disabled")}\n"
            + $"StateChangeTimestampMonotonic={unit.Changed * 1_000_000L}\nUptime={now}\nNow={now}\n"
            + Lines(files.Select(file => $"File={host.Written.GetValueOrDefault(file)}"));
    }

    private static string AddressesOf(SimulatedHost host) =>
        $"2: eth0    inet {host.Host.Address}/24 brd 192.168.2.255 scope global eth0\n"
        + (host.Cluster.Hosts.FirstOrDefault(other => other.IsServing && other.Files.ContainsKey(KubeVipState.ManifestPath)) != host ? ""
            : Lines([$"2: eth0    inet {ByKubeVip().Match(host.Files[KubeVipState.ManifestPath]).Groups[1].Value}/32 scope global eth0"]))
        + (host.Cluster.Holder != host || host.Cluster.Spec.Endpoint.Kind == EndpointKind.KubeVip || !host.Unit("keepalived.service").IsActive ? "" : Lines(Held().Matches(host.Files["/etc/keepalived/keepalived.conf"]).Select(match => $"2: eth0    inet {match.Value} scope global eth0")));

    [GeneratedRegex(@"name: address\s+value: (\S+)")]
    private static partial Regex ByKubeVip();

    [GeneratedRegex(@"[\d.]+/32")]
    private static partial Regex Held();

    // A client follows the source as soon as both run.
    private static string TimeOf(SimulatedHost host)
    {
        const string numbers = "1795242339.5,0.000000459,0.0,0.0,0.0,0.0,0.0,0.0,0.0,0.0";
        if (!host.KeepsTime)
        {
            return "absent\n";
        }

        // Servers of the site answer always, and each for itself.
        var time = host.Cluster.Spec.Time;
        if (time.Servers.Count > 0 && (time.Source is null || time.Source.Name == host.Host.Name))
        {
            return $"C0A80301,{time.Servers[0]},3,{numbers},Normal\n^,*,{time.Servers[0]},2,6,377,1,0.0,0.0,0.0\nasked\n";
        }

        return time.Source is { } source && source.Name != host.Host.Name
            ? host.Cluster[source.ToString()].KeepsTime
                ? $"C0A80201,{source.Address},11,{numbers},Normal\n^,*,{source.Address},10,6,377,1,0.0,0.0,0.0\nasked\n"
                : $"00000000,,0,{numbers},Not synchronised\n^,?,{source.Address},0,6,0,1,0.0,0.0,0.0\nasked\n"
            : $"7F7F0101,,10,{numbers},Normal\nasked\n";
    }

    private static string TracesOf(SimulatedHost host) => Lines(
        new[]
        {
            host.AttemptUnderWay ? KubeadmState.AttemptFile : null,
            host.HasKubeletConf ? "/etc/kubernetes/kubelet.conf" : null,
            host.HasAdminConf ? "/etc/kubernetes/admin.conf" : null,
            host.HasEtcdData ? "/var/lib/etcd/member" : null,
        }
        .OfType<string>()
        .Concat(host.Manifests.Select(pod => $"/etc/kubernetes/manifests/{pod}.yaml"))
        .Concat(host.Files.ContainsKey(KubeVipState.ManifestPath) ? [KubeVipState.ManifestPath, "own-kube-vip"] : (string[])[])
        .Append("asked"));

    // The kubelet starts the pod anew as soon as its manifest is another one.
    private static string KubeVipOf(SimulatedHost host)
    {
        if (!host.Files.TryGetValue(KubeVipState.ManifestPath, out var manifest))
        {
            return "asked\n";
        }

        var pod = host.Unit("kubelet.service").IsActive ? $"runs S {string.Join(' ', Enumerable.Repeat("0", 18))} 99900 0 uptime 1000.00 9.99\n" : "";
        return $"manifest {Sha256(manifest)} 600 1795242330.5 1795242339.5\n{(manifest.Contains("path: /etc/kubernetes/super-admin.conf\n", StringComparison.Ordinal) ? "super-admin\n" : "")}{pod}asked\n";
    }

    private static ProbeAnswer OfEtcd(SimulatedHost host)
    {
        if (!host.Manifests.Contains("etcd"))
        {
            return Said("absent\n");
        }

        var members = host.Cluster.Members.Select((member, index) => new { ID = $"{index + 1}", name = member.Value, peerURLs = new[] { $"https://{member.Key}:2380" }, clientURLs = member.Value.Length > 0 ? new[] { $"https://{member.Key}:2379" } : [] });
        return Said($"{JsonSerializer.Serialize(new { members })}\n{JsonSerializer.Serialize(new { header = new { }, leader = "1" })}\n");
    }

    private static string SecretsOf(SimulatedCluster cluster) =>
        Lines(cluster.Tokens.Select(token => $"bootstrap-token-{token.Key} {Encoded(token.Key)} {Encoded(token.Value)}")) + (cluster.HasCertificates ? "kubeadm-certs  \n" : "");

    private static string List(IEnumerable<object> items) => JsonSerializer.Serialize(new { items });

    private static Dictionary<string, string> Marks(SimulatedHost host, string verb, string node) =>
        host.Cluster.Marks.Where(mark => mark.Key.Verb == verb && mark.Key.Node == node).ToDictionary(mark => mark.Key.Key, mark => mark.Value);

    private static object Node(SimulatedHost host, string name, string? podCidr) => new
    {
        metadata = new { name, labels = Marks(host, "label", name), annotations = Marks(host, "annotate", name) },
        spec = new
        {
            podCIDR = podCidr,
            taints = Marks(host, "taint", name).Select(mark => new { key = mark.Key.Split(':')[0], value = mark.Value, effect = mark.Key.Split(':')[1] }),
        },
        status = new
        {
            conditions = new[] { new { type = "Ready", status = "True", message = "kubelet is posting ready status" } },
            nodeInfo = new { kubeletVersion = host.Cluster.Spec.KubernetesVersion.ToString() },
        },
    };
}
