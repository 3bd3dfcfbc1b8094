using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Hosts;

/// <summary>Values of kernel parameters, by name; one that the kernel does not have is left out. Names are separated by blanks.</summary>
public sealed record Sysctls(string Names) : Probe<IReadOnlyDictionary<string, string>>
{
    public override string Id => $"sysctl:{Names}";

    public override string Script => $"""
        for name in {Names}; do
            file=/proc/sys/$(printf %s "$name" | tr . /)
            [ ! -e "$file" ] || printf '%s=%s\n' "$name" "$(cat "$file")"
        done
        """;

    protected override Fact<IReadOnlyDictionary<string, string>> Parse(ProbeAnswer answer) => answer.ExitCode == 0
        ? Known(answer.Lines.Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]))
        : Unknown(answer.Complaint);
}
