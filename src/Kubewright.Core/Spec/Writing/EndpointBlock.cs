using System.Net;
using System.Text.RegularExpressions;
using Kubewright.Core.Spec.Reading;

namespace Kubewright.Core.Spec.Writing;

/// <summary>The <c>endpoint:</c> of a cluster file, put in the place of the one that is there. All other lines stay as they are.</summary>
public static partial class EndpointBlock
{
    /// <param name="file">Text of a cluster file.</param>
    public static string Replace(string file, EndpointKind kind, IPAddress? address, string? name, int? port, Balancer? balancer, int? routerId)
    {
        var block = string.Concat(
            "endpoint:\n",
            $"  kind: {Choices.Word(kind)}\n",
            Line("address", address?.ToString()),
            Line("name", name),
            Line("port", port?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            Line("balancer", balancer is { } program ? Choices.Balancers.First(choice => choice.Value == program).Key : null),
            Line("routerId", routerId?.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        if (Written().Match(file) is { Success: true } match)
        {
            return file[..match.Index] + block + file[(match.Index + match.Length)..];
        }

        return file + (file.Length == 0 || file.EndsWith('\n') ? "" : "\n") + block;
    }

    private static string Line(string field, string? value) => value is null ? "" : $"  {field}: {(int.TryParse(value, out _) ? value : YamlWord.Of(value))}\n";

    // From the key to the last line that is indented below it; blank lines and comments before the next key are that one's.
    [GeneratedRegex("""^["']?endpoint["']?[ \t]*:.*(\r?\n|\z)(([ \t]*(\r?\n))*[ \t]+[^\s].*(\r?\n|\z))*""", RegexOptions.Multiline)]
    private static partial Regex Written();
}
