namespace Kubewright.Inspection.Readings;

/// <summary>Reads flags out of a command line, however it was seen.</summary>
public static class ComponentFlags
{
    /// <summary>Flags without dashes; a flag without a value is <c>true</c>. Takes <c>--name=value</c> and <c>--name value</c>.</summary>
    public static IReadOnlyDictionary<string, string> Of(IEnumerable<string> words)
    {
        var flags = new SortedDictionary<string, string>(StringComparer.Ordinal);
        string? open = null;
        foreach (var word in words.Select(word => word.Trim()).Where(word => word.Length > 0))
        {
            if (word.StartsWith("--", StringComparison.Ordinal))
            {
                var at = word.IndexOf('=', StringComparison.Ordinal);
                open = at < 0 ? word[2..] : null;
                flags[at < 0 ? word[2..] : word[2..at]] = at < 0 ? "true" : word[(at + 1)..].Trim('"', '\'');
            }
            else if (open is not null)
            {
                flags[open] = word;
                open = null;
            }
        }

        return flags;
    }
}
