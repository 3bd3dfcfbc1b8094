namespace Kubewright.Core.Spec.Reading;

/// <summary>A piece of a YAML document and the line it begins at.</summary>
internal abstract record YamlNode(int Line)
{
    /// <summary>What it is, for people.</summary>
    public abstract string Kind { get; }

    /// <summary>The last line that belongs to it.</summary>
    public int EndLine { get; init; } = Line;

    /// <summary>Where in its first line it begins, from 1.</summary>
    public int Column { get; init; }
}

/// <param name="IsPlain">Without quotes, so that it may mean a number, a flag or nothing.</param>
internal sealed record YamlScalar(int Line, string Text, bool IsPlain) : YamlNode(Line)
{
    public override string Kind => "a single value";

    /// <summary>Where in its last line it ends: the first place behind it.</summary>
    public int EndColumn { get; init; }

    public bool IsNull => IsPlain && Text is "" or "~" or "null";
}

internal sealed record YamlSequence(int Line, IReadOnlyList<YamlNode> Items) : YamlNode(Line)
{
    public override string Kind => "a list";

    /// <summary>Written in brackets.</summary>
    public bool IsFlow { get; init; }
}

internal sealed record YamlMapping(int Line, IReadOnlyList<YamlEntry> Entries) : YamlNode(Line)
{
    public override string Kind => "a map";

    /// <summary>Written in braces.</summary>
    public bool IsFlow { get; init; }

    /// <summary>The entry at a path of keys; null where there is none.</summary>
    public YamlEntry? Find(params ReadOnlySpan<string> path)
    {
        var key = path[0];
        var entry = Entries.FirstOrDefault(candidate => candidate.Key == key);
        return path.Length == 1 ? entry : (entry?.Value as YamlMapping)?.Find(path[1..]);
    }
}

internal sealed record YamlEntry(string Key, int Line, YamlNode Value)
{
    /// <summary>Where in its line the key begins, from 1.</summary>
    public int Column { get; init; }

    /// <summary>The last line of key and value.</summary>
    public int EndLine => Math.Max(Line, Value.EndLine);
}
