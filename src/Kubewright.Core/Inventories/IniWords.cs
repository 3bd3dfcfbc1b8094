using System.Text;
using Kubewright.Core.Spec.Reading;

namespace Kubewright.Core.Inventories;

/// <summary>Words and values of an INI inventory.</summary>
internal static class IniWords
{
    /// <summary>A line's words as a shell separates them, up to a comment; null where a quote is not closed.</summary>
    public static IReadOnlyList<string>? Split(string line)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        char? quote = null;
        for (var at = 0; at < line.Length; at++)
        {
            var letter = line[at];
            if (letter == '\\' && quote != '\'' && at + 1 < line.Length)
            {
                word = (word ?? new StringBuilder()).Append(line[++at]);
            }
            else if (quote is not null)
            {
                quote = letter == quote ? null : quote;
                _ = quote is null ? word : word!.Append(letter);
            }
            else if (letter is '"' or '\'')
            {
                (quote, word) = (letter, word ?? new StringBuilder());
            }
            else if (letter == '#' && word is null)
            {
                break;
            }
            else if (!char.IsWhiteSpace(letter))
            {
                word = (word ?? new StringBuilder()).Append(letter);
            }
            else if (word is not null)
            {
                words.Add(word.ToString());
                word = null;
            }
        }

        if (word is not null)
        {
            words.Add(word.ToString());
        }

        return quote is null ? words : null;
    }

    /// <summary>
    /// What a value means. Ansible reads Python's literals here; those that occur are also YAML's flow style: texts, numbers, lists and maps.
    /// </summary>
    public static object? Value(string text)
    {
        if (text.Length == 0 || text == "None")
        {
            return text.Length == 0 ? "" : null;
        }

        if (text[0] is not ('[' or '{' or '"' or '\'') || text.StartsWith("{{", StringComparison.Ordinal))
        {
            return YamlFragment.Value(new YamlScalar(1, text, IsPlain: true));
        }

        var errors = new SpecErrors();
        return YamlNodeReader.Read(text, errors) is { } node && !errors.Any ? YamlFragment.Value(node) : text;
    }
}
