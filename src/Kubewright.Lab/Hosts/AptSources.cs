namespace Kubewright.Lab.Hosts;

/// <summary>An entry of apt's configuration: a package archive and the suites that the machine takes from it.</summary>
internal sealed record AptSource(string Address, IReadOnlyList<string> Suites, string? Keyring);

/// <summary>Reads apt's source lists, in both of their formats. Pure.</summary>
internal static class AptSources
{
    /// <summary>Reads the one-line format: <c>deb [signed-by=…] http://… suite component</c>.</summary>
    public static IReadOnlyList<AptSource> ParseList(string text)
    {
        var sources = new List<AptSource>();
        foreach (var line in text.Split('\n').Select(WithoutComment))
        {
            var fields = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (fields.Length < 3 || fields[0] != "deb")
            {
                continue;
            }

            var options = fields[1].StartsWith('[') ? fields[1..].TakeUntil(field => field.EndsWith(']')).ToArray() : [];
            var rest = fields[(1 + options.Length)..];
            if (rest.Length >= 2)
            {
                var keyring = options.Select(option => option.Trim('[', ']')).FirstOrDefault(option => option.StartsWith("signed-by=", StringComparison.OrdinalIgnoreCase));
                sources.Add(new AptSource(rest[0], [rest[1]], File(keyring?[(keyring.IndexOf('=') + 1)..])));
            }
        }

        return sources;
    }

    /// <summary>Reads the deb822 format: stanzas of <c>Types</c>, <c>URIs</c>, <c>Suites</c>.</summary>
    public static IReadOnlyList<AptSource> ParseStanzas(string text)
    {
        var sources = new List<AptSource>();
        foreach (var stanza in text.Replace("\r", "").Split("\n\n"))
        {
            var fields = Fields(stanza);
            var isBinary = Words(fields, "Types").Contains("deb");
            var isOn = !Words(fields, "Enabled").Any(word => word is "no" or "false");
            if (isBinary && isOn)
            {
                sources.AddRange(Words(fields, "URIs").Select(address => new AptSource(address, Words(fields, "Suites"), File(Words(fields, "Signed-By").FirstOrDefault()))));
            }
        }

        return sources;
    }

    /// <summary>Gives the archive that a Debian machine takes its own release from; every other release of Debian lies there too.</summary>
    /// <param name="codename">The machine's release, such as <c>bookworm</c>.</param>
    public static AptSource? Archive(IEnumerable<AptSource> sources, string codename) =>
        sources.FirstOrDefault(source => source.Suites.Any(suite => suite == codename || suite is "stable" or "testing" or "oldstable"));

    private static string WithoutComment(string line) => line.Split('#')[0].Trim();

    private static string? File(string? keyring) => keyring is not null && keyring.StartsWith('/') ? keyring : null;

    private static Dictionary<string, string> Fields(string stanza)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var last = "";
        foreach (var line in stanza.Split('\n').Where(line => !line.StartsWith('#')))
        {
            var colon = line.IndexOf(':');
            if (line.StartsWith(' ') || line.StartsWith('\t'))
            {
                fields[last] = $"{fields.GetValueOrDefault(last)} {line.Trim()}";
            }
            else if (colon > 0)
            {
                last = line[..colon];
                fields[last] = line[(colon + 1)..].Trim();
            }
        }

        return fields;
    }

    private static string[] Words(Dictionary<string, string> fields, string name) =>
        fields.GetValueOrDefault(name, "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> TakeUntil(this IEnumerable<string> fields, Func<string, bool> isLast)
    {
        foreach (var field in fields)
        {
            yield return field;
            if (isLast(field))
            {
                yield break;
            }
        }
    }
}
