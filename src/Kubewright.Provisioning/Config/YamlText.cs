using System.Globalization;
using System.Text.RegularExpressions;
using Kubewright.Core.Spec;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Kubewright.Provisioning.Config;

/// <summary>
/// Writes maps as YAML. Texts that a reader of YAML 1.1 or 1.2 would take for a number, flag, date or nothing are quoted: node names, tokens and keys may look
/// like any of them (<c>1e64</c>), and YamlDotNet's own serializer leaves some of them plain.
/// </summary>
internal static partial class YamlText
{
    /// <summary>One text with a document for every map, under the header.</summary>
    public static string Write(params IEnumerable<YamlMap> documents) => ConfigHeader.Comment + string.Join("---\n", documents.Select(Document));

    private static string Document(YamlMap map)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var emitter = new Emitter(text, EmitterSettings.Default.WithIndentedSequences().WithNewLine("\n"));
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        Emit(emitter, map);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    private static void Emit(Emitter emitter, object? value)
    {
        switch (value)
        {
            case YamlMap map:
                emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, MappingStyle.Block));
                foreach (var (key, inner) in map.Entries)
                {
                    Emit(emitter, key);
                    Emit(emitter, inner);
                }

                emitter.Emit(new MappingEnd());
                break;
            case string text:
                emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, text, Style(text), isPlainImplicit: true, isQuotedImplicit: true));
                break;
            case IEnumerable<object?> list:
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, SequenceStyle.Block));
                foreach (var inner in list)
                {
                    Emit(emitter, inner);
                }

                emitter.Emit(new SequenceEnd());
                break;
            default:
                emitter.Emit(new Scalar(Plain(value)));
                break;
        }
    }

    private static string Plain(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"{value.GetType().Name} is no value of a YAML map"),
    };

    private static ScalarStyle Style(string text) =>
        text.Contains('\n') ? ScalarStyle.Literal : LooksLikeOther().IsMatch(text) ? ScalarStyle.SingleQuoted : ScalarStyle.Any;

    // https://yaml.org/type/ (1.1) and the core schema of 1.2: null, bool, int, float, timestamp, merge and value.
    [GeneratedRegex(
        """
        \A(
          | ~ | null | y | n | yes | no | on | off | true | false | = | <<
          | [-+]? ( 0b[01_]+ | 0x[0-9a-f_]+ | 0o[0-7_]+ )
          | [-+]? ( \.[0-9_]+ | [0-9][0-9_]* ( \. [0-9_]* )? ) ( e [-+]? [0-9]+ )?
          | [-+]? [0-9][0-9_]* ( : [0-5]?[0-9] )+ ( \. [0-9_]* )?
          | [-+]? \.inf | \.nan
          | [0-9]{4} - [0-9]{1,2} - [0-9]{1,2} .*
        )\z
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex LooksLikeOther();
}
