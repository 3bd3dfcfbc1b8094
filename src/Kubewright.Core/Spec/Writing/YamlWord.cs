using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Kubewright.Core.Spec.Writing;

/// <summary>Writes values of a YAML file on one line.</summary>
internal static partial class YamlWord
{
    private static readonly JsonSerializerOptions Quoted = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A text: plain where every reader of YAML takes it for the same text, else in double quotes, which are JSON's.</summary>
    public static string Of(string text) =>
        VersionOrAddress().IsMatch(text) || (PlainPattern().IsMatch(text) && !OtherMeaning().IsMatch(text)) ? text : JsonSerializer.Serialize(text, Quoted);

    public static string Flow(object? value) => value switch
    {
        null => "null",
        string text => Of(text),
        bool flag => flag ? "true" : "false",
        YamlMap map => $"{{{string.Join(", ", map.Entries.Select(entry => $"{Of(entry.Key)}: {Flow(entry.Value)}"))}}}",
        IEnumerable<object?> list => $"[{string.Join(", ", list.Select(Flow))}]",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    [GeneratedRegex(@"\A[A-Za-z0-9/~._][-A-Za-z0-9/~._@+=:]*(?<!:)\z")]
    private static partial Regex PlainPattern();

    [GeneratedRegex(@"\A[0-9]{1,4}(\.[0-9]{1,4}){2,3}\z")]
    private static partial Regex VersionOrAddress();

    // Numbers of all kinds, flags, nothing, and what YAML 1.1 reads as dates or times; addresses of IPv6 are quoted too, for the eye.
    [GeneratedRegex(@"\A([-+.0-9][-+_.0-9eE]*|0[xob].*|[-0-9:.]+|y|n|yes|no|on|off|true|false|null|~|.*::.*|\.(inf|nan))\z", RegexOptions.IgnoreCase)]
    private static partial Regex OtherMeaning();
}
