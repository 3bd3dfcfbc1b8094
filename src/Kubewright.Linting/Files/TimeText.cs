using System.Globalization;
using System.Text.RegularExpressions;

namespace Kubewright.Linting.Files;

/// <summary>Spans of time as nginx and HAProxy write them.</summary>
internal static partial class TimeText
{
    /// <param name="bare">What a number without a unit counts.</param>
    /// <returns>Null where it is no span.</returns>
    public static TimeSpan? Parse(string? text, TimeSpan bare)
    {
        if (text is null || !Form().IsMatch(text))
        {
            return null;
        }

        return Part().Matches(text).Aggregate(TimeSpan.Zero, (sum, part) => sum + (double.Parse(part.Groups["number"].ValueSpan, CultureInfo.InvariantCulture) * Unit(part.Groups["unit"].Value, bare)));
    }

    private static TimeSpan Unit(string unit, TimeSpan bare) => unit switch
    {
        "us" => TimeSpan.FromMicroseconds(1),
        "ms" => TimeSpan.FromMilliseconds(1),
        "s" => TimeSpan.FromSeconds(1),
        "m" => TimeSpan.FromMinutes(1),
        "h" => TimeSpan.FromHours(1),
        "d" => TimeSpan.FromDays(1),
        _ => bare,
    };

    [GeneratedRegex(@"\A(\d{1,9}(us|ms|s|m|h|d)?)+\z")]
    private static partial Regex Form();

    [GeneratedRegex(@"(?<number>\d{1,9})(?<unit>us|ms|s|m|h|d)?")]
    private static partial Regex Part();
}
