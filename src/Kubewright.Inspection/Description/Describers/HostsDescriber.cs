using System.Globalization;
using Kubewright.Inspection.Description.Wording;
using Kubewright.Inspection.Evidence;

namespace Kubewright.Inspection.Description.Describers;

/// <summary>What the machines run: operating system, kernel, runtime, control groups; services that are down and disks that are full.</summary>
internal sealed class HostsDescriber : IDescriber
{
    private static readonly string[] Needed = ["kubelet", "containerd", "docker", "crio", "etcd", "keepalived", "haproxy", "nginx", "k3s", "rke2-server"];

    public string Section => "hosts";

    public IEnumerable<Statement> Describe(ClusterView view)
    {
        var facts = new[]
        {
            Fact(view, "os", VersionWords.OperatingSystem, machine => machine.OsImage, 20), Fact(view, "kernel", VersionWords.Kernel, machine => machine.Kernel, 10),
            Fact(view, "architecture", VersionWords.Architecture, machine => machine.Node?.Architecture ?? machine.Host?.Architecture, 0), Fact(view, "runtime", VersionWords.Runtime, machine => machine.Runtime, 30),
            Fact(view, "cgroup-version", VersionWords.CgroupVersion, machine => machine.Host?.CgroupVersion?.ToString(CultureInfo.InvariantCulture), 30),
            Fact(view, "cgroup-driver", VersionWords.CgroupDriver, machine => machine.Host?.CgroupDriver, 30),
        };
        return [.. facts.OfType<Statement>(), .. Docker(view), .. view.Machines.SelectMany(Units), .. view.Machines.SelectMany(Disks)];
    }

    // Several values are nothing to get up for: clusters grow over years.
    private static Statement? Fact(ClusterView view, string topic, Phrase label, Func<Machine, string?> value, int weight)
    {
        var groups = view.Machines.Where(machine => value(machine) is not null).GroupBy(machine => value(machine)!).OrderByDescending(group => group.Count()).ToList();
        return groups.Count switch
        {
            0 => null,
            1 => Say.Fine(topic, VersionWords.Labelled(label, groups[0].Key), groups[0].SelectMany(machine => Proofs(machine, groups[0].Key))).With((topic, groups[0].Key)),
            _ when weight == 0 => Say.Fine(topic, VersionWords.Labelled(label, Grouping.Of(groups)), groups.SelectMany(group => group.SelectMany(machine => Proofs(machine, group.Key)))),
            _ => Say.Odd(topic, VersionWords.Mixed(label, Grouping.Of(groups)), groups.SelectMany(group => group.SelectMany(machine => Proofs(machine, group.Key))), weight),
        };
    }

    private static IEnumerable<Proof> Proofs(Machine machine, string value) => machine.Node?.Proofs ?? [new Proof(EvidenceSource.Host, machine.Host?.Name ?? machine.Name, "uname -a; cat /etc/os-release", value)];

    private static IEnumerable<Statement> Docker(ClusterView view)
    {
        var users = view.Machines.Where(machine => machine.Runtime?.StartsWith("docker://", StringComparison.Ordinal) == true).ToList();
        if (users.Count > 0 && VersionsDescriber.Minor(users[0].KubeletVersion) is { } minor)
        {
            yield return Say.Odd("docker", minor >= 24 ? VersionWords.DockerGone : VersionWords.DockerLast, users.SelectMany(machine => machine.Proofs), 25);
        }
    }

    private static IEnumerable<Statement> Units(Machine machine) =>
        from unit in machine.Host?.Units ?? new Dictionary<string, string>()
        where Needed.Contains(unit.Key) && unit.Value is "failed" or "activating" || (unit.Key is "kubelet" && unit.Value is "inactive" && machine.Host!.StaticPodFolder is not null)
        select Say.Bad("unit-down", ControlPlaneWords.UnitDown(unit.Key, machine.Name, unit.Value), [new Proof(EvidenceSource.Host, machine.Host!.Name, $"systemctl status {unit.Key}", $"{unit.Key}.service {unit.Value}")], 80)
            .About(machine.Name).Then(TopologyWords.LookAtKubelet(machine.Name));

    private static IEnumerable<Statement> Disks(Machine machine)
    {
        foreach (var disk in machine.Host?.FileSystems ?? [])
        {
            var percent = disk.Size > 0 ? (int)(100 * (disk.Size - disk.Free) / disk.Size) : 0;
            Proof[] proofs = [new(EvidenceSource.Host, machine.Host!.Name, $"df -h {disk.Folder}", $"{percent}% of {disk.Size >> 20} MB")];
            if (percent >= 85)
            {
                yield return (percent >= 95 ? Say.Bad("disk-full", VersionWords.DiskFull(machine.Name, disk.Folder, percent), proofs, 89) : Say.Odd("disk-full", VersionWords.DiskFull(machine.Name, disk.Folder, percent), proofs, 55))
                    .About(machine.Name).Because(VersionWords.DiskFullWhy).With(("percent", percent));
            }
        }
    }
}
