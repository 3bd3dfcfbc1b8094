using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Hosts;

/// <summary>Version of the control groups, and the controllers that can be used.</summary>
public sealed record CgroupSetup : Probe<Cgroups>
{
    public override string Id => "cgroups";

    // The mounted file system tells the version; of version 1, /proc/cgroups tells what is enabled ("memory 4 538 1").
    public override string Script => """
        case $(stat -fc %T /sys/fs/cgroup) in
            cgroup2fs) echo 2; tr ' ' '\n' </sys/fs/cgroup/cgroup.controllers ;;
            tmpfs) echo 1; while read -r name _ _ enabled; do [ "$enabled" != 1 ] || echo "$name"; done </proc/cgroups ;;
            *) echo 'no control groups are mounted on /sys/fs/cgroup' >&2; exit 1 ;;
        esac
        echo asked
        """;

    protected override Fact<Cgroups> Parse(ProbeAnswer answer) => answer.LinesBefore("asked") is ["1" or "2", ..] lines
        ? Known(new Cgroups(lines[0] == "2" ? 2 : 1, [.. lines.Skip(1)]))
        : Unknown(answer.Complaint);
}

/// <summary>Control groups of a host.</summary>
public sealed record Cgroups(int Version, IReadOnlyList<string> Controllers);
