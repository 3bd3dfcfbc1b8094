using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Hosts;

/// <summary>Switches of SELinux's policy: of those asked for, the ones that the host's policy has. None where SELinux is off.</summary>
/// <param name="Names">Separated by blanks.</param>
public sealed record SelinuxBooleans(string Names) : Probe<IReadOnlyDictionary<string, bool>>
{
    public override string Id => $"selinux-booleans:{Names}";

    // Each is a file with the value that holds and the one that is to hold: "0 0".
    public override string Script => $"""
        for name in {Names}; do
            [ ! -r /sys/fs/selinux/booleans/$name ] || echo "$name $(cut -c1 </sys/fs/selinux/booleans/$name)"
        done
        echo asked
        """;

    protected override Fact<IReadOnlyDictionary<string, bool>> Parse(ProbeAnswer answer) =>
        answer.LinesBefore("asked")?.Select(line => line.Split(' ')).ToList() is { } lines && lines.All(words => words is [_, "0" or "1"])
            ? Known(lines.ToDictionary(words => words[0], words => words[1] == "1"))
            : Unknown(answer.Complaint);
}
