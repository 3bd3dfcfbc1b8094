using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Kubewright.Core.Spec.Reading;

/// <summary>Reads YAML text into nodes that know their lines.</summary>
internal sealed class YamlNodeReader
{
    // Deeper than any configuration, and far from the depth at which the stack ends.
    private const int DeepestNesting = 50;

    private readonly Parser _parser;
    private readonly SpecErrors _errors;
    private int _depth;

    private YamlNodeReader(string yaml, SpecErrors errors)
    {
        _parser = new Parser(new StringReader(yaml));
        _errors = errors;
    }

    /// <summary>Gives the file's only document; null where there is none or the text is not YAML, which is recorded.</summary>
    public static YamlNode? Read(string yaml, SpecErrors errors)
    {
        try
        {
            return new YamlNodeReader(yaml, errors).Document();
        }
        catch (YamlException exception)
        {
            AddSyntaxError(exception, yaml, errors);
            return null;
        }
    }

    /// <summary>Gives all documents of a file; those up to the first mistake of syntax, which is recorded.</summary>
    public static IReadOnlyList<YamlNode> ReadAll(string yaml, SpecErrors errors)
    {
        var documents = new List<YamlNode>();
        try
        {
            var reader = new YamlNodeReader(yaml, errors);
            reader._parser.Consume<StreamStart>();
            while (reader._parser.TryConsume<DocumentStart>(out _))
            {
                documents.Add(reader.Node(new Place("", 1)));
                reader._parser.Consume<DocumentEnd>();
            }
        }
        catch (YamlException exception)
        {
            AddSyntaxError(exception, yaml, errors);
        }

        return documents;
    }

    // The parser reports a tab where the thing before it began; the line with the tab is of more use.
    private static void AddSyntaxError(YamlException exception, string yaml, SpecErrors errors)
    {
        var tab = Array.FindIndex(yaml.Split('\n'), line => line.AsSpan(0, line.Length - line.AsSpan().TrimStart().Length).Contains('\t'));
        if (tab >= 0)
        {
            errors.Add(new Place("", tab + 1), "the line is indented with a tab, which YAML forbids", "indent with spaces");
        }
        else
        {
            errors.Add(
                new Place("", (int)exception.Start.Line),
                $"the file is not YAML: {exception.Message.TrimEnd('.')}",
                "look at this line and the one before it: a space after each colon, fields of one map below each other, quotes and brackets in pairs");
        }
    }

    private YamlNode? Document()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
        {
            _errors.Add(new Place("", 1), "the file is empty", "write apiVersion, kind, version and hosts");
            return null;
        }

        var root = Node(new Place("", 1));
        _parser.Consume<DocumentEnd>();
        if (_parser.TryConsume<DocumentStart>(out var second))
        {
            _errors.Add(new Place("", Line(second)), "the file has a second document", "write one cluster per file, without a line of ---");
        }

        return root;
    }

    private YamlNode Node(Place place)
    {
        if (++_depth > DeepestNesting)
        {
            throw new YamlException(_parser.Current!.Start, _parser.Current.End, "it is nested too deeply");
        }

        YamlNode node = _parser.Current switch
        {
            SequenceStart => Sequence(place),
            MappingStart => Mapping(place),
            AnchorAlias => Alias(place),
            _ => Scalar(),
        };
        _depth--;
        return node;
    }

    private YamlScalar Scalar()
    {
        var scalar = _parser.Consume<Scalar>();
        return new YamlScalar(Line(scalar), scalar.Value, scalar.Style == ScalarStyle.Plain)
        {
            Column = (int)scalar.Start.Column,
            EndColumn = (int)scalar.End.Column,
            EndLine = LastLine(scalar),
        };
    }

    // A block scalar ends where the next line begins.
    private static int LastLine(Scalar scalar) => Math.Max(Line(scalar), (int)scalar.End.Line - (scalar.End.Column == 1 ? 1 : 0));

    private YamlScalar Alias(Place place)
    {
        var alias = _parser.Consume<AnchorAlias>();
        _errors.Add(place with { Line = Line(alias) }, $"the alias *{alias.Value} is not read here", "write the value out");
        return new YamlScalar(Line(alias), "", IsPlain: true);
    }

    private YamlSequence Sequence(Place place)
    {
        var start = _parser.Consume<SequenceStart>();
        var items = new List<YamlNode>();
        while (_parser.Current is not SequenceEnd)
        {
            items.Add(Node(place.Item(items.Count, Line(start))));
        }

        var (isFlow, end) = (start.Style == SequenceStyle.Flow, _parser.Consume<SequenceEnd>());
        return new YamlSequence(Line(start), items)
        {
            Column = (int)start.Start.Column,
            EndLine = isFlow ? (int)end.End.Line : items.Select(item => item.EndLine).Append(Line(start)).Max(),
            IsFlow = isFlow,
        };
    }

    private YamlMapping Mapping(Place place)
    {
        var start = _parser.Consume<MappingStart>();
        var entries = new List<YamlEntry>();
        while (_parser.Current is not MappingEnd)
        {
            if (_parser.Current is not YamlDotNet.Core.Events.Scalar)
            {
                throw new YamlException(_parser.Current!.Start, _parser.Current.End, "a key must be a single word");
            }

            var key = Scalar();
            var value = Node(place.Key(key.Text, key.Line));
            if (entries.Find(entry => entry.Key == key.Text) is { } first)
            {
                _errors.Add(
                    place.Key(key.Text, key.Line), $"'{key.Text}' is written a second time; the first is in line {first.Line}", "write it once");
            }
            else
            {
                entries.Add(new YamlEntry(key.Text, key.Line, value) { Column = key.Column });
            }
        }

        var (isFlow, end) = (start.Style == MappingStyle.Flow, _parser.Consume<MappingEnd>());
        return new YamlMapping(Line(start), entries)
        {
            Column = (int)start.Start.Column,
            EndLine = isFlow ? (int)end.End.Line : entries.Select(entry => entry.EndLine).Append(Line(start)).Max(),
            IsFlow = isFlow,
        };
    }

    private static int Line(ParsingEvent at) => (int)at.Start.Line;
}
