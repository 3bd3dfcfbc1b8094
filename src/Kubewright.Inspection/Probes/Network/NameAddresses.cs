using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;

namespace Kubewright.Inspection.Probes.Network;

/// <summary>The addresses that names have for programs on the host, by name; none where a name has none, or no name server answered in 5 s.</summary>
/// <param name="Names">DNS names, separated by blanks.</param>
public sealed record NameAddresses(string Names) : Probe<IReadOnlyDictionary<string, IReadOnlyList<string>>>
{
    public override string Id => $"addresses-of:{Names}";

    public override string Script => $$"""
        command -v getent >/dev/null || { echo 'getent is not installed' >&2; exit 1; }
        for name in {{string.Join(' ', Names.Split(' ').Select(ShellText.Quote))}}; do
            { found=$(timeout 5 getent ahosts "$name"); printf '%s\n' "$found" | while read -r address _; do [ -z "$address" ] || echo "$name $address"; done; } &
        done
        wait
        echo asked
        """;

    protected override Fact<IReadOnlyDictionary<string, IReadOnlyList<string>>> Parse(ProbeAnswer answer)
    {
        if (answer.ExitCode != 0 || answer.LinesBefore("asked") is not { } lines)
        {
            return Unknown(answer.Complaint);
        }

        var found = lines.Select(line => line.Split(' ')).ToLookup(words => words[0], words => words[1]);
        return Known(Names.Split(' ').ToDictionary(name => name, name => (IReadOnlyList<string>)[.. found[name].Distinct().Order(StringComparer.Ordinal)]));
    }
}
