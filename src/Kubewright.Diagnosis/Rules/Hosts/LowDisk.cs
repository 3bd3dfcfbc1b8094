using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Core.Hosts;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Inspection.Probes.Hosts;

namespace Kubewright.Diagnosis.Rules.Hosts;

/// <summary>A host that is to become a node has too little room for etcd's data, images or pods, or too few inodes.</summary>
public sealed class LowDisk : HostRule
{
    private const long GiB = 1024L * 1024 * 1024;

    // etcd: its default quota. Images of a control plane with a pod network take 2 GiB, unpacked and packed; a few workloads as much again. Inodes: those images have some 40,000 files.
    private static readonly Floor Etcd = new("/var/lib/etcd", 2 * GiB, 100);
    private static readonly IReadOnlyList<Floor> OfNodes = [new("/var/lib/containerd", 4 * GiB, 50_000), new("/var/lib/kubelet", GiB, 5_000)];

    // imagefs.available of the kubelet's defaults: below, it evicts pods and takes no new ones.
    private const double EvictionShare = 0.15;

    public override string Code => "low-disk";

    public override string Title => "Every node has room for data, images and pods";

    protected override IEnumerable<Probe> Asked(CaseFile caseFile, Host host) => host.IsNode ? [Space(host), new KubeadmState()] : [];

    protected override IEnumerable<Finding> Judge(CaseFile caseFile, Host host)
    {
        if (caseFile.Ask(host, new KubeadmState()).IsNode)
        {
            yield break;
        }

        var floors = Floors(host).ToDictionary(floor => floor.Folder);
        foreach (var system in caseFile.Ask(host, Space(host)).GroupBy(room => room.FileSystem))
        {
            var (room, folders) = (system.First(), string.Join(", ", system.Select(room => room.Folder)));
            var (bytes, inodes) = (system.Sum(room => floors[room.Folder].Bytes), system.Sum(room => floors[room.Folder].Inodes));
            if (room.Free < bytes)
            {
                yield return Finding.On(host, $"{Shown(room.Free)} are free for {folders}; {Shown(bytes)} are needed", "free room there, or mount a larger disk");
            }
            else if (room.Inodes > 0 && room.FreeInodes < inodes)
            {
                yield return Finding.On(host, $"{room.FreeInodes} inodes are free for {folders}; {inodes} are needed", "remove small files there, or make the file system with more inodes");
            }
            else if (room.Free < room.Size * EvictionShare)
            {
                yield return Finding.On(
                    host,
                    $"{Shown(room.Free)} of {Shown(room.Size)} are free for {folders}: below 15 % the kubelet evicts pods",
                    "free room there, or set evictionHard in kubeadm.kubeletConfiguration") with { Severity = Severity.Warning };
            }
        }
    }

    private static DiskSpace Space(Host host) => new(string.Join(' ', Floors(host).Select(floor => floor.Folder)));

    private static IEnumerable<Floor> Floors(Host host) => host.Is(HostRole.ControlPlane) ? [Etcd, .. OfNodes] : OfNodes;

    private static string Shown(long bytes) => bytes >= GiB ? $"{bytes / (double)GiB:0.#} GiB" : $"{bytes / (1024 * 1024)} MiB";

    private sealed record Floor(string Folder, long Bytes, long Inodes);
}
