namespace Kubewright.Core.Spec;

/// <summary>One of the etcds that may run under systemd on a host: where it lives and listens.</summary>
public sealed record EtcdInstance
{
    /// <summary>Below it is the data of every etcd, each in a folder of its own. kubeadm's own etcd has its data right here.</summary>
    public const string DataRoot = "/var/lib/etcd";

    /// <summary>Where etcd's configuration and certificates are.</summary>
    public const string ConfigFolder = "/etc/etcd";

    /// <summary>Keeps everything, or everything but events. The ports are the ones registered for etcd.</summary>
    public static readonly EtcdInstance Main = new() { Name = "etcd", Data = "main", ClientPort = 2379, PeerPort = 2380, HealthPort = 2383 };

    /// <summary>Keeps events only. Client and peer ports as Kubespray has them, so that firewalls that were opened for it fit.</summary>
    public static readonly EtcdInstance Events = new() { Name = "etcd-events", Data = "events", ClientPort = 2381, PeerPort = 2382, HealthPort = 2384 };

    /// <summary>Name of the unit without its ending.</summary>
    public required string Name { get; init; }

    /// <summary>TCP port for the API servers.</summary>
    public required int ClientPort { get; init; }

    /// <summary>TCP port for the other members.</summary>
    public required int PeerPort { get; init; }

    /// <summary>TCP port of health and metrics, in plain HTTP and on the loopback address only.</summary>
    public required int HealthPort { get; init; }

    public string Unit => $"{Name}.service";

    public string UnitPath => $"/etc/systemd/system/{Unit}";

    public string DataFolder => $"{DataRoot}/{Data}";

    /// <summary>Settings that the unit reads as its environment.</summary>
    public string SettingsPath => $"{ConfigFolder}/{Name}.env";

    /// <summary>What a member without data needs for its first start; removed once it has its place in the cluster.</summary>
    public string FirstStartPath => $"{ConfigFolder}/{Name}.first-start.env";

    private string Data { get; init; } = "";

    public override string ToString() => Name;
}
