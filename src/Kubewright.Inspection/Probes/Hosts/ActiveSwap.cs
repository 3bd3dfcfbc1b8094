using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Hosts;

/// <summary>Swap areas that are in use (<c>/proc/swaps</c>), by path.</summary>
public sealed record ActiveSwap : Probe<IReadOnlyList<string>>
{
    public override string Id => "swap";

    public override string Script => "cat /proc/swaps";

    protected override Fact<IReadOnlyList<string>> Parse(ProbeAnswer answer) =>
        answer.ExitCode == 0 && answer.Output.StartsWith("Filename", StringComparison.Ordinal)
            ? Known([.. answer.Lines.Skip(1).Select(line => line.Split([' ', '\t'])[0])])
            : Unknown(answer.Complaint);
}
