using Kubewright.Core.Spec.Reading;

namespace Kubewright.Core.Spec;

/// <summary>
/// A piece of somebody else's configuration, kept as it is: keys to text, bool, long, double, null, lists (<c>IReadOnlyList&lt;object?&gt;</c>)
/// and further maps, in the order of the file.
/// </summary>
public sealed class YamlMap
{
    public static readonly YamlMap Empty = new([]);

    public YamlMap(IEnumerable<KeyValuePair<string, object?>> entries) => Entries = [.. entries];

    public IReadOnlyList<KeyValuePair<string, object?>> Entries { get; }

    /// <summary>The value of a key; null where there is none.</summary>
    public object? this[string key] => Entries.FirstOrDefault(entry => entry.Key == key).Value;

    /// <summary>Reads YAML; null where it is not one map.</summary>
    public static YamlMap? TryParse(string yaml)
    {
        var errors = new SpecErrors();
        return YamlNodeReader.Read(yaml, errors) is YamlMapping map && !errors.Any ? YamlFragment.Of(map) : null;
    }

    /// <summary>A map of the fields that have a value.</summary>
    public static YamlMap Of(params ReadOnlySpan<(string Key, object? Value)> fields)
    {
        var entries = new List<KeyValuePair<string, object?>>();
        foreach (var (key, value) in fields)
        {
            if (value is not null)
            {
                entries.Add(new(key, value));
            }
        }

        return new YamlMap(entries);
    }

    /// <summary>This map with another laid over it: maps are merged key by key, everything else is replaced.</summary>
    /// <param name="over">What wins.</param>
    /// <param name="appended">Key of lists that are appended to each other instead, wherever it is; none means no list is.</param>
    public YamlMap With(YamlMap over, string? appended = null)
    {
        var merged = Entries.ToList();
        foreach (var (key, value) in over.Entries)
        {
            var at = merged.FindIndex(entry => entry.Key == key);
            if (at < 0)
            {
                merged.Add(new(key, value));
            }
            else
            {
                merged[at] = new(key, (merged[at].Value, value) switch
                {
                    (YamlMap below, YamlMap above) => below.With(above, appended),
                    (IEnumerable<object?> first, IEnumerable<object?> second) when key == appended => (List<object?>)[.. first, .. second],
                    _ => value,
                });
            }
        }

        return new YamlMap(merged);
    }
}
