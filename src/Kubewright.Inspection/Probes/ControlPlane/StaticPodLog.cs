using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.ControlPlane;

/// <summary>
/// The last that a component in a static pod said since the attempt of kubeadm that is under way began: of each of its two last containers the first lines and the last.
/// Read from the files that the kubelet has the runtime write, so that neither the API nor a tool of the runtime's is needed.
/// </summary>
/// <param name="Component">Such as <c>kube-apiserver</c>.</param>
public sealed record StaticPodLog(string Component) : Probe<IReadOnlyList<string>>
{
    public override string Id => $"static-pod-log:{Component}";

    // Lines of the files are "2026-11-21T03:00:00.123456789Z stderr F text".
    public override string Script => $$"""
        for file in $(find /var/log/pods/kube-system_{{Component}}-*/{{Component}} -name '*.log' -newer {{KubeadmState.AttemptFile}} 2>/dev/null | xargs -r ls -tr | tail -n 2); do
            { head -n 3 "$file"; tail -n 25 "$file"; } | cut -d ' ' -f 4- | cut -c 1-1000 | awk '!seen[$0]++'
        done
        echo asked
        """;

    protected override Fact<IReadOnlyList<string>> Parse(ProbeAnswer answer) => answer.ExitCode == 0 && answer.LinesBefore("asked") is { } lines ? Known(lines) : Unknown(answer.Complaint);
}
