using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Hosts;

/// <summary>The name that the kernel has for the host.</summary>
public sealed record Hostname : Probe<string>
{
    public override string Id => "hostname";

    public override string Script => "uname -n";

    protected override Fact<string> Parse(ProbeAnswer answer) => answer.ExitCode == 0 && answer.Output.Trim() is { Length: > 0 } name ? Known(name) : Unknown(answer.Complaint);
}
