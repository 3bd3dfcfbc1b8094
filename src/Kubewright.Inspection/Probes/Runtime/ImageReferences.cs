using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Runtime;

/// <summary>References of the images in containerd's namespace for Kubernetes.</summary>
public sealed record ImageReferences : Probe<IReadOnlySet<string>>
{
    public override string Id => "images";

    public override string Script => $"{ContainerdAnswers.NeedSocket}\nctr --timeout 5s -n k8s.io images ls -q";

    protected override Fact<IReadOnlySet<string>> Parse(ProbeAnswer answer) =>
        answer.ExitCode == 0 ? Known(answer.Lines.ToHashSet()) : Unknown($"containerd does not list its images: {answer.Complaint}");
}
