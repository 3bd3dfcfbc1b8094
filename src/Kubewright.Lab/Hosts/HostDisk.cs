namespace Kubewright.Lab.Hosts;

/// <summary>Where a host's disk lies on this machine. Pure.</summary>
internal sealed record HostDisk(string Directory)
{
    /// <summary>What the host has written over the base tree.</summary>
    public string Upper => Path.Combine(Directory, "upper");

    /// <summary>The overlay's own scratch space.</summary>
    public string Work => Path.Combine(Directory, "work");

    /// <summary>Where base and upper are put together; empty for everybody but the host itself.</summary>
    public string Root => Path.Combine(Directory, "root");

    public string BootScript => Path.Combine(Directory, "boot.sh");

    /// <summary>What the host's console has shown, all boots.</summary>
    public string ConsoleLog => Path.Combine(Directory, "console.log");

    public string HostKey => Path.Combine(Upper, "etc/ssh/ssh_host_ed25519_key");

    /// <summary>Directories that are real ones and no overlay: containers' own overlays and etcd's files need that.</summary>
    public IReadOnlyList<Volume> Volumes =>
    [
        new(Path.Combine(Directory, "containerd"), "/var/lib/containerd"),
        new(Path.Combine(Directory, "kubelet"), "/var/lib/kubelet"),
        new(Path.Combine(Directory, "etcd"), "/var/lib/etcd"),
    ];

    public static HostDisk Of(LabLayout layout, LabHost host) => new(Path.Combine(layout.Directory, "hosts", host.Name));

    internal sealed record Volume(string Source, string Target);
}
