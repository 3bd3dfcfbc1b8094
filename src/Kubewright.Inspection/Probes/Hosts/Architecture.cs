using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Hosts;

/// <summary>The processor architecture in Go's words: <c>amd64</c>, <c>arm64</c>.</summary>
public sealed record Architecture : Probe<string>
{
    public override string Id => "architecture";

    public override string Script => "uname -m";

    protected override Fact<string> Parse(ProbeAnswer answer) => answer.Output.Trim() switch
    {
        "x86_64" => Known("amd64"),
        "aarch64" => Known("arm64"),
        { Length: > 0 } other when answer.ExitCode == 0 => Known(other),
        _ => Unknown(answer.Complaint),
    };
}
