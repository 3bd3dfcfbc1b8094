using System.Globalization;
using System.Text;
using Kubewright.Core.Spec.Reading;

namespace Kubewright.Core.Spec.Writing;

/// <summary>Writes the text of a cluster file, with its fields in the order in which they are documented.</summary>
public sealed class ClusterFileText
{
    private readonly StringBuilder _text = new();
    private readonly Dictionary<string, string> _origins = [];

    private ClusterFileText()
    {
    }

    /// <param name="heading">Lines of comment that it begins with, without the sign for one.</param>
    /// <param name="ending">Lines of comment that it ends with.</param>
    public static WrittenFile Write(IReadOnlyList<string> heading, FileMap root, IReadOnlyList<string> ending)
    {
        var writer = new ClusterFileText();
        writer.Comments(heading, 0);
        var order = DocumentReader.Shape().Fields.Select(field => field.Key).ToList();
        foreach (var field in root.Fields.Where(field => field.Value is not FileMap { Fields.Count: 0 }).OrderBy(field => order.IndexOf(field.Key)))
        {
            if (field.Comment is not null)
            {
                writer._text.Append('\n');
            }

            writer.Field(field, field.Key, 0);
        }

        if (ending.Count > 0)
        {
            writer._text.Append('\n');
            writer.Comments(ending, 0);
        }

        return new WrittenFile(writer._text.ToString(), writer._origins);
    }

    private void Field(FileField field, string path, int indent)
    {
        if (field.Origin is not null)
        {
            _origins[path] = field.Origin;
        }

        if (field.Value == FileMap.Left)
        {
            return;
        }

        Comments(field.Comment?.Split('\n') ?? [], indent);

        _text.Append(' ', indent).Append(YamlWord.Of(field.Key)).Append(':');
        switch (field.Value)
        {
            case FileMap map:
                _text.Append('\n');
                foreach (var inner in map.Fields.Where(inner => inner.Value is not FileMap { Fields.Count: 0 }))
                {
                    Field(inner, $"{path}.{inner.Key}", indent + 2);
                }

                break;
            case List<FileItem> items:
                _text.Append('\n');
                Items(items, path, indent + 2);
                break;
            case YamlMap { Entries.Count: > 0 } map:
                _text.Append('\n');
                Fragment(map, indent + 2);
                break;
            default:
                _text.Append(' ').Append(YamlWord.Flow(field.Value)).Append('\n');
                break;
        }
    }

    // One item a line, so that hosts can be read as a table.
    private void Items(List<FileItem> items, string path, int indent)
    {
        for (var index = 0; index < items.Count; index++)
        {
            var (map, origin) = items[index];
            if (origin is not null)
            {
                _origins[$"{path}[{index}]"] = origin;
            }

            foreach (var field in map.Fields.Where(field => field.Origin is not null))
            {
                _origins[$"{path}[{index}].{field.Key}"] = field.Origin!;
            }

            _text.Append(' ', indent).Append("- ").Append(YamlWord.Flow(new YamlMap(map.Fields.Select(field => KeyValuePair.Create(field.Key, (object?)field.Value))))).Append('\n');
        }
    }

    private void Fragment(YamlMap map, int indent)
    {
        foreach (var (key, value) in map.Entries)
        {
            _text.Append(' ', indent).Append(YamlWord.Of(key)).Append(':');
            if (value is YamlMap { Entries.Count: > 0 } inner)
            {
                _text.Append('\n');
                Fragment(inner, indent + 2);
            }
            else
            {
                _text.Append(CultureInfo.InvariantCulture, $" {YamlWord.Flow(value)}\n");
            }
        }
    }

    private void Comments(IReadOnlyList<string> lines, int indent)
    {
        foreach (var line in lines)
        {
            _text.Append(' ', indent).Append(line.Length == 0 ? "#" : "# ").Append(line).Append('\n');
        }
    }
}

/// <summary>The text of a cluster file, and what its fields follow from.</summary>
/// <param name="Origins">By the field's path.</param>
public sealed record WrittenFile(string Text, IReadOnlyDictionary<string, string> Origins)
{
    /// <summary>What a field, or the nearest that it is in, follows from; null where nothing is known.</summary>
    public string? OriginOf(string path)
    {
        while (!Origins.ContainsKey(path))
        {
            var end = path.LastIndexOfAny(['.', '[']);
            if (end < 0)
            {
                return null;
            }

            path = path[..end];
        }

        return Origins[path];
    }
}
