using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Hosts;

/// <summary>
/// Of some packages those that are installed, and whether each is held: no upgrade of the system moves it. apt's holds are dpkg's; dnf's and yum's are the lists of
/// the plugin versionlock, which are read as files, because either program takes a second to start.
/// </summary>
/// <param name="Names">Names of packages, separated by blanks.</param>
public sealed record PackageHolds(string Names) : Probe<IReadOnlyDictionary<string, bool>>
{
    public override string Id => $"package-holds:{Names}";

    public override string Script => $$"""
        if command -v apt-get >/dev/null; then
            dpkg-query -W -f '${Package} ${Status}\n' {{Names}} 2>/dev/null
        elif command -v rpm >/dev/null; then
            rpm -q --qf '%{NAME} install ok installed\n' {{Names}} 2>/dev/null
            cat /etc/dnf/plugins/versionlock.list /etc/yum/pluginconf.d/versionlock.list 2>/dev/null | sed 's/^/lock /'
            sed -n 's/^ *name *= *"\(.*\)".*/lock \1/p' /etc/dnf/versionlock.toml 2>/dev/null
        fi
        echo asked
        """;

    protected override Fact<IReadOnlyDictionary<string, bool>> Parse(ProbeAnswer answer)
    {
        if (answer.LinesBefore("asked") is not { } lines)
        {
            return Unknown(answer.Complaint);
        }

        var words = lines.Select(line => line.Split(' ')).ToList();
        var locks = words.Where(word => word is ["lock", not "#", ..]).Select(word => word[1]).ToList();
        return Known(words
            .Where(word => word is [_, _, "ok", "installed"])
            .ToDictionary(word => word[0], word => word[1] == "hold" || locks.Any(entry => IsOf(entry, word[0]))));
    }

    // NAME of dnf 5, NAME-EPOCH:VERSION-RELEASE.ARCH of dnf 4, EPOCH:NAME-VERSION-RELEASE.ARCH of yum.
    private static bool IsOf(string entry, string name)
    {
        var afterEpoch = entry.Split(':') is [var epoch, var rest] && epoch.All(char.IsAsciiDigit) ? rest : null;
        return entry == name
            || (entry.StartsWith($"{name}-", StringComparison.Ordinal) && entry[(name.Length + 1)..].TakeWhile(char.IsAsciiDigit).Any() && entry[(name.Length + 1)..].Contains(':'))
            || (afterEpoch?.StartsWith($"{name}-", StringComparison.Ordinal) == true && char.IsAsciiDigit(afterEpoch.ElementAtOrDefault(name.Length + 1)));
    }
}
