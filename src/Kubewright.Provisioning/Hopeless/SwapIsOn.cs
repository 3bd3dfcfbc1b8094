using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.Kubelet;

namespace Kubewright.Provisioning.Hopeless;

/// <summary>The kubelet ends at once, because swap is on and its configuration does not allow that.</summary>
internal sealed class SwapIsOn : JournalCause
{
    protected override Stuck? Judge(Situation situation, IReadOnlyList<JournalLine> journal) =>
        journal.LastOrDefault(line => line.Text.Contains("running with swap on is not supported", StringComparison.OrdinalIgnoreCase)) is { } line
            ? new Stuck(
                $"swap is on again on {situation.Host}, and the kubelet does not start with it",
                "find what turned it on (swapon --show, systemctl list-units --type swap), or allow it with failSwapOn: false under kubeadm.kubeletConfiguration",
                [line.Text])
            : null;
}
