using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Hosts;

/// <summary>The host's package tool: <c>apt-get</c>, <c>dnf</c>, <c>yum</c> or <c>none</c>.</summary>
public sealed record PackageTool : Probe<string>
{
    public override string Id => "package-tool";

    // Where dnf is, yum is only another name for it.
    public override string Script => "for tool in apt-get dnf yum; do command -v $tool >/dev/null && { echo $tool; exit; }; done; echo none";

    protected override Fact<string> Parse(ProbeAnswer answer) =>
        answer.Output.Trim() is "apt-get" or "dnf" or "yum" or "none" ? Known(answer.Output.Trim()) : Unknown(answer.Complaint);
}
