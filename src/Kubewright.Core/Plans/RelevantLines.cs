using System.Text.RegularExpressions;

namespace Kubewright.Core.Plans;

/// <summary>Picks from a long output the lines that tell why something failed.</summary>
public static partial class RelevantLines
{
    private const int Most = 12;

    /// <summary>At most a dozen lines: those that speak of trouble, or the last ones where none does.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var telling = lines.Where(line => Trouble().IsMatch(line)).Distinct().ToList();
        return [.. (telling.Count > 0 ? telling : lines.ToList()).TakeLast(Most)];
    }

    [GeneratedRegex(@"\berr(or)?s?\b|fail|fatal|refused|denied|cannot|can't|unable|timed? ?out|no route|not found|no such|panic|invalid|\[ERROR|^[EF]\d{4} ", RegexOptions.IgnoreCase)]
    private static partial Regex Trouble();
}
