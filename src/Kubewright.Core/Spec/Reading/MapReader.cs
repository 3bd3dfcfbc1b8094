namespace Kubewright.Core.Spec.Reading;

/// <summary>
/// Reads the fields of one map. A key is known by being asked for, so that a new field is one line where it is read, and everything never asked for is refused.
/// </summary>
internal sealed class MapReader(YamlMapping? node, Place place, SpecErrors errors, FieldShape? shape = null)
{
    private readonly List<string> _known = [];

    public Place Place => place;

    public ValueReader this[string key]
    {
        get
        {
            _known.Add(key);
            var entry = node?.Entries.FirstOrDefault(candidate => candidate.Key == key);
            return new ValueReader(entry?.Value, place.Key(key, entry?.Line ?? place.Line), errors, shape?.Field(key));
        }
    }

    /// <summary>Call when all fields have been asked for.</summary>
    public void RefuseUnknownKeys()
    {
        foreach (var entry in node?.Entries.Where(entry => !_known.Contains(entry.Key)) ?? [])
        {
            var at = place.Key(entry.Key, entry.Line);
            var problem = $"there is no field '{entry.Key}' here";
            if (NearestWord.Find(entry.Key, _known) is { } nearest)
            {
                errors.AddMisspelt(at, place.Key(nearest, entry.Line), problem, $"write '{nearest}'");
            }
            else
            {
                errors.Add(at, problem, $"the fields here are: {string.Join(", ", _known)}");
            }
        }
    }
}
