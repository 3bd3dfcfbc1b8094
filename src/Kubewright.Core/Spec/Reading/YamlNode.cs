namespace Kubewright.Core.Spec.Reading;

/// <summary>A piece of a YAML document and the line it begins at.</summary>
internal abstract record YamlNode(int Line)
{
    /// <summary>What it is, for people.</summary>
    public abstract string Kind { get; }
}

/// <param name="IsPlain">Without quotes, so that it may mean a number, a flag or nothing.</param>
internal sealed record YamlScalar(int Line, string Text, bool IsPlain) : YamlNode(Line)
{
    public override string Kind => "a single value";

    public bool IsNull => IsPlain && Text is "" or "~" or "null";
}

internal sealed record YamlSequence(int Line, IReadOnlyList<YamlNode> Items) : YamlNode(Line)
{
    public override string Kind => "a list";
}

internal sealed record YamlMapping(int Line, IReadOnlyList<YamlEntry> Entries) : YamlNode(Line)
{
    public override string Kind => "a map";

    /// <summary>The entry at a path of keys; null where there is none.</summary>
    public YamlEntry? Find(params ReadOnlySpan<string> path)
    {
        var key = path[0];
        var entry = Entries.FirstOrDefault(candidate => candidate.Key == key);
        return path.Length == 1 ? entry : (entry?.Value as YamlMapping)?.Find(path[1..]);
    }
}

internal sealed record YamlEntry(string Key, int Line, YamlNode Value);
