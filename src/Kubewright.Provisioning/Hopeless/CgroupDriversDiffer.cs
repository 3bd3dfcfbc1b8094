using System.Text.RegularExpressions;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.Kubelet;

namespace Kubewright.Provisioning.Hopeless;

/// <summary>Kubelet and runtime put containers into control groups in different ways, so that no container starts.</summary>
internal sealed partial class CgroupDriversDiffer : JournalCause
{
    protected override Stuck? Judge(Situation situation, IReadOnlyList<JournalLine> journal)
    {
        if (journal.LastOrDefault(line => Mismatch().IsMatch(line.Text)) is not { } line)
        {
            return null;
        }

        // runc says which path the kubelet gave it: one with slices is systemd's.
        var (kubelet, runtime) = Mismatch().Match(line.Text) is { Groups: var groups } && groups["kubelet"].Success
            ? (groups["kubelet"].Value, groups["runtime"].Value)
            : ("cgroupfs", "systemd");
        return new Stuck(
            $"on {situation.Host} the kubelet uses the cgroup driver {kubelet} and the container runtime {runtime}, so no container starts",
            "both are set to systemd here: take --cgroup-driver out of /etc/default/kubelet and /etc/sysconfig/kubelet, or look for what else changes the configuration of either, then run again",
            [line.Text]);
    }

    // runc on containerd's behalf; and the kubelet up to 1.23 of Docker.
    [GeneratedRegex("""expected cgroupsPath to be of format|kubelet cgroup driver: \\?"(?<kubelet>\w+)\\?" is different from docker cgroup driver: \\?"(?<runtime>\w+)""")]
    private static partial Regex Mismatch();
}
