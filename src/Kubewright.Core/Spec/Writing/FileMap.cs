namespace Kubewright.Core.Spec.Writing;

/// <summary>A map of a cluster file that is being written, with where each of its fields comes from.</summary>
public sealed class FileMap
{
    /// <summary>What stands for a value that is not written.</summary>
    internal static readonly object Left = new();

    private readonly List<FileField> _fields = [];

    /// <summary>In the order they were set.</summary>
    public IReadOnlyList<FileField> Fields => _fields;

    /// <summary>Sets a field; one that is there keeps its place.</summary>
    /// <param name="value">A text, a number, a flag, a list of texts, or a <see cref="YamlMap"/>.</param>
    /// <param name="origin">What the user wrote that it follows from, as it is named in errors.</param>
    public FileMap Set(string key, object value, string? origin = null)
    {
        Put(new FileField(key, value, origin, null));
        return this;
    }

    /// <summary>Says of a field that is not written where the user would have written it.</summary>
    public void Leave(string key, string origin) => Put(new FileField(key, Left, origin, null));

    /// <summary>The map in a field; it is made where there is none. One that stays empty is not written.</summary>
    /// <param name="comment">Written above it.</param>
    public FileMap Map(string key, string? comment = null)
    {
        if (_fields.Find(field => field.Key == key) is not { Value: FileMap map })
        {
            map = new FileMap();
            Put(new FileField(key, map, null, comment));
        }

        return map;
    }

    /// <summary>Adds a map to the list in a field; the list is made where there is none.</summary>
    /// <param name="origin">What the user wrote that the item follows from.</param>
    /// <param name="comment">Written above the list.</param>
    /// <param name="listOrigin">What the user wrote that the list as a whole follows from.</param>
    public FileMap Item(string key, string? origin, string? comment = null, string? listOrigin = null)
    {
        if (_fields.Find(field => field.Key == key) is not { Value: List<FileItem> items })
        {
            items = [];
            Put(new FileField(key, items, listOrigin, comment));
        }

        var map = new FileMap();
        items.Add(new FileItem(map, origin));
        return map;
    }

    private void Put(FileField field)
    {
        var at = _fields.FindIndex(there => there.Key == field.Key);
        if (at < 0)
        {
            _fields.Add(field);
        }
        else
        {
            _fields[at] = field;
        }
    }
}

/// <param name="Value">As <see cref="FileMap.Set"/> takes it, a <see cref="FileMap"/>, or a list of <see cref="FileItem"/>.</param>
/// <param name="Comment">Written above it; null for none.</param>
public sealed record FileField(string Key, object Value, string? Origin, string? Comment);

/// <summary>A map in a list.</summary>
public sealed record FileItem(FileMap Map, string? Origin);
