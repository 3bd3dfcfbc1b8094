using System.Text;

namespace Kubewright.Tests.Docs;

/// <summary>Takes a command line of the documentation apart as sh would, up to the first pipe, redirection or comment.</summary>
internal static class ShellWords
{
    public static IReadOnlyList<string> Of(string line)
    {
        var words = new List<string>();
        StringBuilder? word = null;
        char? quote = null;
        foreach (var letter in line)
        {
            if (quote is not null)
            {
                quote = letter == quote ? null : quote;
                _ = quote is null ? word : word!.Append(letter);
            }
            else if (letter is '\'' or '"')
            {
                (quote, word) = (letter, word ?? new StringBuilder());
            }
            else if (letter is '|' or '>' or '<' or ';' or '&' || (letter == '#' && word is null))
            {
                break;
            }
            else if (letter == ' ')
            {
                End();
            }
            else
            {
                word = (word ?? new StringBuilder()).Append(letter);
            }
        }

        End();
        return words;

        void End()
        {
            if (word is not null)
            {
                words.Add(word.ToString());
                word = null;
            }
        }
    }
}
