using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Inspection.Probes.ControlPlane;

namespace Kubewright.Tests.TestKit.Simulation;

/// <summary>A host in memory, as an installation of Debian leaves it with containerd and all other packages there, unless it is told otherwise.</summary>
internal sealed class SimulatedHost : FakeHost
{
    private readonly Dictionary<string, SimulatedUnit> _units = [];
    private Action? _found;

    public SimulatedHost(SimulatedCluster cluster, Host host)
        : base(host)
    {
        Cluster = cluster;
        Etcd = new SimulatedEtcd(this);
        Perform = SimulatedCommands.PerformAsync(this);
        Files["/etc/hosts"] = "127.0.0.1 localhost\n";
        Files["/etc/hostname"] = "debian\n";
        Files["/etc/fstab"] = "UUID=0a1b / ext4 errors=remount-ro 0 1\nUUID=2c3d none swap sw 0 0\n";
        Unit("containerd.service").IsActive = Unit("containerd.service").IsEnabled = true;
    }

    public SimulatedCluster Cluster { get; }

    /// <summary>What it has of etcd under systemd.</summary>
    public SimulatedEtcd Etcd { get; }

    public string Name { get; set; } = "debian";

    public Dictionary<string, string> Files { get; } = [];

    /// <summary>When a file was written.</summary>
    public Dictionary<string, int> Written { get; } = [];

    /// <summary>Digests of the programs, by path.</summary>
    public Dictionary<string, string> Programs { get; } = [];

    public List<string> Swap { get; } = ["/dev/sda2"];

    /// <summary>Packages that are installed besides those of the runtime, with their versions.</summary>
    public Dictionary<string, string> Installed { get; } = [];

    public HashSet<string> MissingFeatures { get; } = ["overlay", "br_netfilter", "nf_conntrack"];

    public Dictionary<string, string> Sysctls { get; } = new() { ["net.ipv4.ip_forward"] = "0", ["fs.inotify.max_user_instances"] = "128" };

    /// <summary>Programs that are not installed.</summary>
    public HashSet<string> Missing { get; } = [];

    /// <summary>Switches of SELinux's policy.</summary>
    public Dictionary<string, bool> Selinux { get; } = [];

    /// <summary>Time services other than chrony that run.</summary>
    public List<string> TimeServices { get; } = [];

    /// <summary>Whether chronyd runs.</summary>
    public bool KeepsTime => Unit("chrony.service").IsActive || Unit("chronyd.service").IsActive;

    /// <summary>Packages that upgrades do not move.</summary>
    public HashSet<string> Held { get; } = [];

    public SimulatedOs Os { get; set; } = SimulatedOs.Debian13;

    /// <summary>Packages that containerd and runc came from.</summary>
    public IEnumerable<string> RuntimePackages => ContainerdVersion is null || Programs.ContainsKey("archive containerd") ? [] : Os.RuntimePackages;

    public string? ContainerdVersion { get; set; } = "1.7.24";

    public string? PluginFolder { get; set; } = "/usr/lib/cni";

    public HashSet<string> Images { get; } = [];

    public bool AttemptUnderWay { get; set; }

    public bool AttemptWasInit { get; set; }

    public bool HasKubeletConf { get; set; }

    public bool HasAdminConf { get; set; }

    public bool HasEtcdData { get; set; }

    public List<string> Manifests { get; } = [];

    /// <summary>Whether an API server and etcd run here that belong to the cluster.</summary>
    public bool IsServing => HasAdminConf && !AttemptUnderWay && Manifests.Count == KubeadmTraces.PodsOf(Cluster.Spec).Count;

    /// <summary>Whether a balancer that runs here passes connections on to a control plane.</summary>
    public bool Balances(SimulatedHost controlPlane) => ((string, string)[])[("haproxy.service", "/etc/haproxy/haproxy.cfg"), ("nginx.service", "/etc/nginx/nginx.conf")] is var balancers
        && balancers.Any(balancer => Unit(balancer.Item1).IsActive && Files.GetValueOrDefault(balancer.Item2, "").Contains($" {controlPlane.Host.Address}:6443", StringComparison.Ordinal));

    public SimulatedUnit Unit(string name) => _units.TryGetValue(name, out var unit) ? unit : _units[name] = new SimulatedUnit();

    /// <summary>Whether rules and interfaces of Kubernetes are in its network.</summary>
    public bool HasTraffic { get; set; }

    /// <summary>Whether something was made here that can be taken back.</summary>
    public bool IsTouched => _found is not null;

    /// <summary>Notes how the host was found, before the first change.</summary>
    public void Remember() => _found ??= Snapshot();

    /// <summary>Brings back what was noted.</summary>
    public void Restore()
    {
        _found?.Invoke();
        Etcd.Forget();
        _found = null;
    }

    /// <summary>As if another distribution was installed.</summary>
    public void Runs(SimulatedOs os)
    {
        (Os, PluginFolder) = (os, PluginFolder is null ? null : os.PluginFolder);
        foreach (var name in (string[])(os.Tool == "apt-get" ? [] : ["keepalived_connect_any", "haproxy_connect_any", "httpd_can_network_connect", "nis_enabled"]))
        {
            Selinux[name] = false;
        }
    }

    /// <summary>As if nothing but the operating system was installed.</summary>
    public void Bare()
    {
        (ContainerdVersion, PluginFolder) = (null, null);
        Unit("containerd.service").IsActive = Unit("containerd.service").IsEnabled = false;
        Missing.UnionWith(["curl", "containerd", "runc", "iptables", "conntrack", "socat", "ethtool", "keepalived", "haproxy", "nginx", "/usr/lib/nginx/modules/ngx_stream_module.so", "/usr/lib64/nginx/modules/ngx_stream_module.so"]);
        Missing.Add("chronyd");
        TimeServices.Add(Os.Tool == "apt-get" ? "systemd-timesyncd.service" : "ntpd.service");
    }

    public void Write(string path, string content)
    {
        Files[path] = content;
        Written[path] = Cluster.Tick();
    }

    private Action Snapshot()
    {
        var (name, containerd, plugins) = (Name, ContainerdVersion, PluginFolder);
        var restore = Kept(Files) + Kept(Programs) + Kept(Sysctls) + Kept(Missing) + Kept(Held) + Kept(Installed) + Kept(TimeServices) + Kept(Selinux) + Kept(MissingFeatures) + Kept(Swap) + Kept(Images);
        var units = _units.ToDictionary(unit => unit.Key, unit => (unit.Value.IsActive, unit.Value.IsEnabled));
        return restore + (() =>
        {
            (Name, ContainerdVersion, PluginFolder) = (name, containerd, plugins);
            foreach (var (unit, state) in _units)
            {
                (state.IsActive, state.IsEnabled) = units.GetValueOrDefault(unit);
            }
        });
    }

    private static Action Kept<T>(ICollection<T> collection)
    {
        var copy = collection.ToList();
        return () =>
        {
            collection.Clear();
            copy.ForEach(collection.Add);
        };
    }

    protected override ProbeAnswer AnswerTo(string script)
    {
        lock (Cluster)
        {
            return SimulatedAnswers.To(this, Cluster.Recognise(script));
        }
    }
}

/// <summary>A systemd unit in memory.</summary>
internal sealed class SimulatedUnit
{
    public bool IsActive { get; set; }

    public bool IsEnabled { get; set; }

    /// <summary>When it was started or reloaded last.</summary>
    public int Changed { get; set; }
}
