using System.Text.RegularExpressions;

namespace Kubewright.Inspection.Pasted;

/// <summary>Spans of time as kubectl prints them: <c>5d22h</c>, <c>2m13s</c>, <c>1y30d</c>.</summary>
internal static partial class KubectlAge
{
    public static bool IsAge(string text) => Of(text) is not null || text is "<unknown>" or "<invalid>" or "<none>";

    /// <summary>Null where kubectl did not know.</summary>
    public static TimeSpan? Of(string text)
    {
        if (Parts().Match(text) is not { Success: true, Length: > 0 } match)
        {
            return null;
        }

        int Part(string name) => match.Groups[name] is { Success: true, Value: var digits } && int.TryParse(digits, out var number) ? number : 0;
        return TimeSpan.FromDays((Part("y") * 365L) + Part("d")) + TimeSpan.FromSeconds((Part("h") * 3600L) + (Part("m") * 60L) + Part("s"));
    }

    [GeneratedRegex(@"^(?:(?<y>\d{1,4})y)?(?:(?<d>\d{1,7})d)?(?:(?<h>\d{1,7})h)?(?:(?<m>\d{1,7})m)?(?:(?<s>\d{1,7})s)?$")]
    private static partial Regex Parts();
}
