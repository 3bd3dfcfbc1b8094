using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Hosts;

/// <summary>Which of some programs are not on the host. Names or absolute paths, separated by blanks.</summary>
public sealed record MissingPrograms(string Names) : Probe<IReadOnlyList<string>>
{
    public override string Id => $"missing-programs:{Names}";

    public override string Script => $"""
        PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
        for name in {Names}; do command -v "$name" >/dev/null || echo "$name"; done
        echo asked
        """;

    protected override Fact<IReadOnlyList<string>> Parse(ProbeAnswer answer) =>
        answer.LinesBefore("asked") is { } missing ? Known(missing) : Unknown(answer.Complaint);
}
