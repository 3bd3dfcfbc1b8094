using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Runtime;

/// <summary>Whether containerd answers on its socket.</summary>
public sealed record ContainerdAnswers : Probe<bool>
{
    public override string Id => "containerd-answers";

    /// <summary>sh that ends a script where there is no socket, because ctr would wait for one.</summary>
    internal const string NeedSocket = "[ -S /run/containerd/containerd.sock ] || { echo 'containerd does not run' >&2; exit 1; }";

    public override string Script => "if [ -S /run/containerd/containerd.sock ] && ctr --timeout 3s version >/dev/null 2>&1; then echo yes; else echo no; fi";

    protected override Fact<bool> Parse(ProbeAnswer answer) => answer.Output.Trim() is "yes" or "no" ? Known(answer.Output.Trim() == "yes") : Unknown(answer.Complaint);
}
