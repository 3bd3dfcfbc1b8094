using System.Text.RegularExpressions;

namespace Kubewright.Core.Spec.Reading;

/// <summary>
/// What may be written at one place of the cluster file. The reader records it while it asks, so that what is said about the file cannot differ from what is
/// read. A place may take several forms: a host is a map, or a text.
/// </summary>
internal sealed class FieldShape
{
    private readonly List<KeyValuePair<string, FieldShape>> _fields = [];

    /// <summary>As a single value; null where it is none.</summary>
    public ScalarShape? Scalar { get; set; }

    /// <summary>The items, where it is a list.</summary>
    public FieldShape? Items { get; private set; }

    /// <summary>Whether it is a map with fields of ours.</summary>
    public bool IsMap { get; private set; }

    /// <summary>What stands behind every key, where it is a map with keys of the user's own.</summary>
    public FieldShape? Values { get; private set; }

    /// <summary>Whether it is a piece of somebody else's configuration.</summary>
    public bool IsFragment { get; private set; }

    /// <summary>The fields of a map, in the order they are asked for.</summary>
    public IReadOnlyList<KeyValuePair<string, FieldShape>> Fields => _fields;

    public bool IsKnown => Scalar is not null || Items is not null || IsMap || Values is not null || IsFragment;

    public FieldShape AsList() => Items ??= new FieldShape();

    public FieldShape AsDictionary() => Values ??= new FieldShape();

    public void AsMap() => IsMap = true;

    public void AsFragment() => IsFragment = true;

    public FieldShape Field(string key)
    {
        var shape = _fields.Find(field => field.Key == key).Value;
        if (shape is null)
        {
            _fields.Add(KeyValuePair.Create(key, shape = new FieldShape()));
        }

        return shape;
    }
}

/// <summary>What a single value may be.</summary>
internal abstract record ScalarShape
{
    private ScalarShape()
    {
    }

    /// <param name="Form">In words: <c>a DNS label</c>; null for any text.</param>
    /// <param name="Pattern">What it matches; null where the form is more than a pattern can say.</param>
    public sealed record Text(string? Form, Regex? Pattern) : ScalarShape;

    public sealed record Choice(IReadOnlyList<string> Words) : ScalarShape;

    public sealed record Number(long Least, long Most) : ScalarShape;

    public sealed record Flag : ScalarShape;
}
