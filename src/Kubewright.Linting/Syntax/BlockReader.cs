using System.Text;

namespace Kubewright.Linting.Syntax;

/// <summary>Reads statements with blocks in braces: as keepalived writes them, one a line, or as nginx does, ended by semicolons.</summary>
internal sealed class BlockReader
{
    private readonly string _text;
    private readonly bool _semicolons;
    private readonly Stack<(Statement? Head, List<Statement> Block)> _open = new();
    private readonly List<string> _words = [];
    private int _at;
    private int _line = 1;
    private int _firstLine;

    private BlockReader(string text, bool semicolons)
    {
        (_text, _semicolons) = (text, semicolons);
        _open.Push((null, []));
    }

    public static IReadOnlyList<Statement> Keepalived(string text) => new BlockReader(text, semicolons: false).Read();

    public static IReadOnlyList<Statement> Nginx(string text) => new BlockReader(text, semicolons: true).Read();

    private char Next => _text[_at];

    private List<Statement> Read()
    {
        while (_at < _text.Length)
        {
            Step();
        }

        if (_open.Count > 1)
        {
            throw new SyntaxException(_open.Peek().Head!.Line, $"the block of '{_open.Peek().Head!.Name}' is not closed", "write the missing }");
        }

        if (_words.Count > 0 && _semicolons)
        {
            throw new SyntaxException(_firstLine, $"'{_words[0]}' is not ended", "write the missing ;");
        }

        End();
        return _open.Peek().Block;
    }

    private void Step()
    {
        if (Next == '\n')
        {
            if (!_semicolons)
            {
                End();
            }

            _line++;
            _at++;
        }
        else if (char.IsWhiteSpace(Next))
        {
            _at++;
        }
        else if (Next == '#' || (!_semicolons && Next == '!'))
        {
            _at = _text.IndexOf('\n', _at) is var end && end < 0 ? _text.Length : end;
        }
        else if (Next == ';' && _semicolons)
        {
            End();
            _at++;
        }
        else if (Next == '{')
        {
            Open();
            _at++;
        }
        else if (Next == '}')
        {
            Close();
            _at++;
        }
        else
        {
            _firstLine = _words.Count == 0 ? _line : _firstLine;
            _words.Add(Word());
        }
    }

    private void End()
    {
        if (_words.Count > 0)
        {
            _open.Peek().Block.Add(new Statement(_firstLine, [.. _words]) { EndLine = _line });
            _words.Clear();
        }
    }

    private void Open()
    {
        if (_words.Count == 0)
        {
            // keepalived lets the brace stand in a line of its own.
            var block = _open.Peek().Block;
            if (_semicolons || block.Count == 0)
            {
                throw new SyntaxException(_line, "a block begins that has no name", "write what the block is before {");
            }

            _open.Push((block[^1], []));
            block.RemoveAt(block.Count - 1);
            return;
        }

        _open.Push((new Statement(_firstLine, [.. _words]), []));
        _words.Clear();
    }

    private void Close()
    {
        if (_semicolons && _words.Count > 0)
        {
            throw new SyntaxException(_firstLine, $"'{_words[0]}' is not ended", "write the missing ;");
        }

        End();
        var (head, block) = _open.Pop();
        if (head is null)
        {
            throw new SyntaxException(_line, "a block is closed that was not opened", "remove the }, or look which { is missing before it");
        }

        _open.Peek().Block.Add(head with { Block = block, EndLine = _line });
    }

    private string Word()
    {
        var word = new StringBuilder();
        if (Next is '"' or '\'')
        {
            return Quoted();
        }

        while (_at < _text.Length && !char.IsWhiteSpace(Next) && !(Next == ';' && _semicolons) && (Next is not ('{' or '}') || IsVariable(word)))
        {
            word.Append(Next);
            _at++;
        }

        return word.ToString();
    }

    // ${name} is a word in both.
    private bool IsVariable(StringBuilder word) => Next == '{' ? word.Length > 0 && word[^1] == '$' : word.ToString().LastIndexOf("${", StringComparison.Ordinal) > word.ToString().LastIndexOf('}');

    private string Quoted()
    {
        var (quote, line, word) = (Next, _line, new StringBuilder());
        for (_at++; _at < _text.Length && Next != quote; _at++)
        {
            if (Next == '\\' && _at + 1 < _text.Length)
            {
                _at++;
            }

            _line += Next == '\n' ? 1 : 0;
            word.Append(Next);
        }

        if (_at == _text.Length)
        {
            throw new SyntaxException(line, $"a text that begins with {quote} is not ended", $"write the missing {quote}");
        }

        _at++;
        return word.ToString();
    }
}
