using System.Text.RegularExpressions;
using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Survey;

/// <summary>The container runtimes that are installed on a host, with their versions: <c>containerd</c>, <c>docker</c>, <c>cri-o</c>.</summary>
public sealed partial record RuntimeVersions : Probe<IReadOnlyDictionary<string, string>>
{
    public override string Id => "runtime-versions";

    public override string Script => """
        PATH=/usr/local/bin:/opt/kube/bin:$PATH
        for program in containerd docker crio; do
            if command -v $program >/dev/null; then echo "$program $($program --version 2>/dev/null | head -n 1)"; fi
        done
        echo asked
        """;

    protected override Fact<IReadOnlyDictionary<string, string>> Parse(ProbeAnswer answer) => answer.LinesBefore("asked") is { } lines
        ? Known(lines.Select(line => line.Split(' ', 2)).ToDictionary(pair => pair[0] == "crio" ? "cri-o" : pair[0], pair => Version().Match(pair[1]) is { Success: true } match
            ? match.Value
            : throw new FormatException($"'{pair[1]}' has no version")))
        : Unknown(answer.Complaint);

    [GeneratedRegex(@"\d+\.\d+\.\d+[^\s,]*")]
    private static partial Regex Version();
}
