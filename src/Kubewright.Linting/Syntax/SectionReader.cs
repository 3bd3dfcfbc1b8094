using System.Text;

namespace Kubewright.Linting.Syntax;

/// <summary>Reads HAProxy's configuration: sections of lines of words.</summary>
internal static class SectionReader
{
    private static readonly string[] Kinds =
    [
        "global", "defaults", "frontend", "backend", "listen", "userlist", "peers", "resolvers", "mailers", "program", "cache", "http-errors", "ring", "log-forward", "fcgi-app",
        "crt-store", "traces", "log-profile", "acme",
    ];

    public static IReadOnlyList<Section> Read(string text)
    {
        var sections = new List<Section>();
        var lines = text.Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            if (Words(lines[at], at + 1) is not { Count: > 0 } words)
            {
                continue;
            }

            if (Kinds.Contains(words[0]))
            {
                sections.Add(new Section(at + 1, words[0], words.ElementAtOrDefault(1) ?? "", []));
            }
            else if (words[0] is not (".if" or ".elif" or ".else" or ".endif" or ".notice" or ".warning" or ".alert" or ".diag"))
            {
                sections[^1] = sections is [.., var last]
                    ? last with { Lines = [.. last.Lines, new Statement(at + 1, words)] }
                    : throw new SyntaxException(at + 1, $"'{words[0]}' is in no section", "begin with global, defaults, frontend, backend or listen");
            }
        }

        return sections;
    }

    private static List<string> Words(string line, int number)
    {
        var (words, word, quote) = (new List<string>(), (StringBuilder?)null, (char?)null);
        for (var at = 0; at < line.Length; at++)
        {
            var letter = line[at];
            if (quote is not null)
            {
                (quote, _) = letter == quote ? (null, word) : (quote, word!.Append(letter));
            }
            else if (letter is '"' or '\'')
            {
                (quote, word) = (letter, word ?? new StringBuilder());
            }
            else if (letter == '\\' && at + 1 < line.Length)
            {
                word = (word ?? new StringBuilder()).Append(line[++at]);
            }
            else if (letter == '#')
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

        if (quote is not null)
        {
            throw new SyntaxException(number, $"a text that begins with {quote} is not ended", $"write the missing {quote}");
        }

        return word is null ? words : [.. words, word.ToString()];
    }
}
