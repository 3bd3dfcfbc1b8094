using System.Text.RegularExpressions;

namespace Kubewright.Core.Spec.Schema;

/// <summary>What the page on the cluster file says of its fields: the one place where they are described.</summary>
public sealed partial class FieldReference
{
    private FieldReference(IReadOnlyList<FieldDescription> fields, IReadOnlyDictionary<string, string> sections)
    {
        (Fields, Sections) = (fields, sections);
    }

    /// <summary>In the order of the page.</summary>
    public IReadOnlyList<FieldDescription> Fields { get; }

    /// <summary>What the page's section on a map begins with, by the map's name.</summary>
    public IReadOnlyDictionary<string, string> Sections { get; }

    /// <param name="page">Text of <c>docs/cluster-yaml.md</c>.</param>
    public static FieldReference Parse(string page) => new(
        [.. Row().Matches(page).Select(row => new FieldDescription(row.Groups["name"].Value, Cell(row, "type"), Cell(row, "default"), Cell(row, "meaning")))],
        Section().Matches(page).ToDictionary(section => section.Groups["name"].Value, section => Plain(section.Groups["text"].Value)));

    public FieldDescription? Find(string name) => Fields.FirstOrDefault(field => field.Name == name);

    private static string Cell(Match row, string name) => Plain(row.Groups[name].Value);

    // Links lead nowhere from inside an editor; what they are about stays.
    private static string Plain(string text) => Link().Replace(text, "$1").ReplaceLineEndings(" ").Trim();

    [GeneratedRegex(@"^\| `(?<name>[A-Za-z][\w.\[\]]*)` \|(?<type>[^|]*)\|(?<default>[^|]*)\|(?<meaning>[^|]*)\|\r?$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^### `(?<name>[\w.\[\]]+)`\n\n(?!\|)(?<text>(?:[^\n]+\n)+)", RegexOptions.Multiline)]
    private static partial Regex Section();

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex Link();
}

/// <summary>One row of the page's tables.</summary>
/// <param name="Name">With the maps it is in: <c>hosts[].address</c>.</param>
/// <param name="Default">What is taken where it is not written; <c>required</c>, <c>none</c>, or in words.</param>
public sealed record FieldDescription(string Name, string Type, string Default, string Meaning)
{
    public bool IsRequired => Default == "required";
}
