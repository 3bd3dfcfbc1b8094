using System.Globalization;
using System.Text.RegularExpressions;

namespace Kubewright.Core.Inventories;

/// <summary>Names with ranges, such as <c>node[01:10]</c>, <c>node[1:9:2]</c> and <c>rack[a:c]</c>.</summary>
internal static partial class HostRange
{
    private const int MostNames = 5000;

    /// <summary>The names that are meant; null where the pattern is wrong, with what is wrong.</summary>
    public static IReadOnlyList<string>? Expand(string pattern, out string problem)
    {
        problem = "";
        var open = pattern.IndexOf('[', StringComparison.Ordinal);
        if (open < 0)
        {
            problem = $"'{pattern}' has a bracket that nothing opens";
            return pattern.Contains(']', StringComparison.Ordinal) ? null : [pattern];
        }

        var close = pattern.IndexOf(']', open);
        var match = close < 0 ? Match.Empty : Range().Match(pattern[(open + 1)..close]);
        var values = match.Success ? Values(match) : null;
        problem = $"'{pattern}' has no range that can be counted";
        if (values is null || Expand(pattern[(close + 1)..], out problem) is not { } rests)
        {
            return null;
        }

        return [.. values.SelectMany(value => rests.Select(rest => pattern[..open] + value + rest))];
    }

    private static List<string>? Values(Match range)
    {
        var (first, last) = (range.Groups["first"].Value, range.Groups["last"].Value);
        var step = range.Groups["step"].Success ? int.Parse(range.Groups["step"].Value, CultureInfo.InvariantCulture) : 1;
        var isNumber = char.IsAsciiDigit(first[0]) || first[0] == '-';
        if (isNumber != char.IsAsciiDigit(last[0]) || step == 0)
        {
            return null;
        }

        var (from, to) = isNumber ? (int.Parse(first, CultureInfo.InvariantCulture), int.Parse(last, CultureInfo.InvariantCulture)) : (first[0], last[0]);
        if (from > to || (to - from) / step >= MostNames)
        {
            return null;
        }

        var form = isNumber && first.StartsWith('0') ? $"D{first.Length}" : "D";
        return [.. Enumerable.Range(0, ((to - from) / step) + 1).Select(index => from + (index * step))
            .Select(value => isNumber ? value.ToString(form, CultureInfo.InvariantCulture) : ((char)value).ToString())];
    }

    [GeneratedRegex(@"\A(?<first>\d{1,6}|[A-Za-z]):(?<last>\d{1,6}|[A-Za-z])(:(?<step>\d{1,4}))?\z")]
    private static partial Regex Range();
}
