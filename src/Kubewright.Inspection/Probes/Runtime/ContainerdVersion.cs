using System.Globalization;
using System.Text.RegularExpressions;
using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Runtime;

/// <summary>Version of the containerd program on the host; null where there is none.</summary>
public sealed partial record ContainerdVersion : Probe<Version?>
{
    public override string Id => "containerd-version";

    public override string Script => "if command -v containerd >/dev/null; then containerd --version; else echo absent; fi";

    protected override Fact<Version?> Parse(ProbeAnswer answer) => answer.Output.Trim() == "absent"
        ? Known(null)
        : Pattern().Match(answer.Output) is { Success: true } match
            ? Known(new Version(Number(match, 1), Number(match, 2), Number(match, 3)))
            : Unknown($"containerd's version was not understood: {answer.Complaint}");

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\bv?(\d+)\.(\d+)\.(\d+)")]
    private static partial Regex Pattern();
}
