using System.Globalization;
using System.Text;

namespace Kubewright.Linting.Syntax;

/// <summary>
/// Reads TOML as containerd's configuration uses it, and keeps the lines: tables, dotted and quoted keys, texts, numbers, flags, lists and inline tables. Dates,
/// which containerd has none of, are refused.
/// </summary>
internal sealed class TomlReader
{
    private readonly string _text;
    private int _at;
    private int _line = 1;

    private TomlReader(string text) => _text = text;

    public static IReadOnlyList<TomlTable> Read(string text) => new TomlReader(text).Tables();

    private char Next => _at < _text.Length ? _text[_at] : '\0';

    private List<TomlTable> Tables()
    {
        var tables = new List<TomlTable> { new(0, [], []) };
        for (SkipAll(); Next != '\0'; SkipAll())
        {
            if (Next == '[')
            {
                var (line, isList) = (_line, _text[_at..].StartsWith("[[", StringComparison.Ordinal));
                _at += isList ? 2 : 1;
                var path = Keys();
                Expect(']', "the heading is not closed");
                if (isList)
                {
                    Expect(']', "the heading is not closed");
                }

                tables.Add(new TomlTable(line, path, []));
            }
            else
            {
                var table = tables[^1];
                tables[^1] = table with { Entries = [.. table.Entries, Entry(table.Path)] };
            }

            EndOfLine();
        }

        return tables;
    }

    private TomlEntry Entry(IReadOnlyList<string> table)
    {
        var line = _line;
        var key = Keys();
        Expect('=', $"the key '{string.Join('.', key)}' has no value");
        SkipBlanks();
        var start = _at;
        var value = Value();
        return new TomlEntry(line, _line, [.. table, .. key], value, _text[start.._at]);
    }

    private List<string> Keys()
    {
        var keys = new List<string>();
        do
        {
            _at += keys.Count > 0 ? 1 : 0;
            SkipBlanks();
            keys.Add(Next is '"' or '\'' ? Quoted() : Bare());
            SkipBlanks();
        }
        while (Next == '.');

        return keys;
    }

    private string Bare()
    {
        var start = _at;
        while (char.IsAsciiLetterOrDigit(Next) || Next is '_' or '-')
        {
            _at++;
        }

        return _at > start ? _text[start.._at] : throw Wrong("a key is expected here", "write a name, or one in quotes where it has other letters than a-z, 0-9, - and _");
    }

    private object Value() => Next switch
    {
        '"' or '\'' => Quoted(),
        '[' => List(),
        '{' => Inline(),
        _ => Plain(),
    };

    private List<object> List()
    {
        var items = new List<object>();
        _at++;
        for (SkipAll(); Next != ']'; SkipAll())
        {
            items.Add(Value());
            SkipAll();
            if (Next == ',')
            {
                _at++;
            }
            else if (Next != ']')
            {
                throw Wrong("the list is not closed", "write a comma between items, and ] behind the last");
            }
        }

        _at++;
        return items;
    }

    private Dictionary<string, object> Inline()
    {
        var map = new Dictionary<string, object>();
        _at++;
        for (SkipBlanks(); Next != '}'; SkipBlanks())
        {
            var keys = Keys();
            Expect('=', "a key has no value");
            SkipBlanks();
            map[string.Join('.', keys)] = Value();
            SkipBlanks();
            if (Next == ',')
            {
                _at++;
            }
            else if (Next != '}')
            {
                throw Wrong("the table in braces is not closed", "write a comma between its entries, and } behind the last");
            }
        }

        _at++;
        return map;
    }

    private object Plain()
    {
        var start = _at;
        while (Next is not ('\0' or '\n' or ',' or ']' or '}' or '#' or ' ' or '\t'))
        {
            _at++;
        }

        var word = _text[start.._at];
        var digits = word.Replace("_", "", StringComparison.Ordinal);
        return word switch
        {
            "true" => true,
            "false" => false,
            _ when long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
            _ when digits.StartsWith("0x", StringComparison.Ordinal) && long.TryParse(digits[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var hex) => hex,
            _ when digits.StartsWith("0o", StringComparison.Ordinal) && digits.Length > 2 && digits[2..].All(digit => digit is >= '0' and <= '7') => Convert.ToInt64(digits[2..], 8),
            _ when double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var real) => real,
            _ => throw Wrong($"'{word}' is no value", "write a number, true, false, or a text in quotes"),
        };
    }

    private string Quoted()
    {
        var quote = Next;
        if (_text[_at..].StartsWith(new string(quote, 3), StringComparison.Ordinal))
        {
            return LongText(quote);
        }

        var text = new StringBuilder();
        for (_at++; Next != quote; _at++)
        {
            if (Next is '\0' or '\n')
            {
                throw Wrong($"a text that begins with {quote} is not ended", $"write the missing {quote}");
            }

            text.Append(Next == '\\' && quote == '"' ? Escape() : Next);
        }

        _at++;
        return text.ToString();
    }

    private string LongText(char quote)
    {
        var end = _text.IndexOf(new string(quote, 3), _at + 3, StringComparison.Ordinal);
        if (end < 0)
        {
            throw Wrong("a text over several lines is not ended", $"write the missing {new string(quote, 3)}");
        }

        var text = _text[(_at + 3)..end];
        _line += text.Count(letter => letter == '\n');
        _at = end + 3;
        return text.TrimStart('\n');
    }

    private char Escape()
    {
        _at++;
        return Next switch
        {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            '"' or '\\' => Next,
            _ => throw Wrong($"'\\{Next}' means nothing here", "write the text in single quotes, where a backslash is only itself"),
        };
    }

    private void Expect(char letter, string problem)
    {
        SkipBlanks();
        if (Next != letter)
        {
            throw Wrong(problem, $"write {letter} there");
        }

        _at++;
    }

    private void EndOfLine()
    {
        SkipBlanks();
        SkipComment();
        if (Next is not ('\n' or '\0'))
        {
            throw Wrong("something stands behind the value", "write one key a line");
        }
    }

    private void SkipBlanks()
    {
        while (Next is ' ' or '\t')
        {
            _at++;
        }
    }

    private void SkipComment()
    {
        if (Next == '#')
        {
            _at = _text.IndexOf('\n', _at) is var end && end < 0 ? _text.Length : end;
        }
    }

    private void SkipAll()
    {
        for (SkipBlanks(), SkipComment(); Next == '\n'; SkipBlanks(), SkipComment())
        {
            _line++;
            _at++;
        }
    }

    private SyntaxException Wrong(string problem, string remedy) => new(_line, problem, remedy);
}
