using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Kubewright.Core.Spec.Reading;

/// <summary>Reads one value of the file as the type it should have; where it has another, that is recorded.</summary>
/// <param name="shape">Where every question is recorded, when it is not a file that is read but what the reader reads that is asked.</param>
internal sealed class ValueReader(YamlNode? node, Place place, SpecErrors errors, FieldShape? shape = null)
{
    public Place Place => place;

    private bool IsAbsent => node is null or YamlScalar { IsNull: true };

    public Field<string> Text()
    {
        var text = Parse(text => text.Length > 0 ? text : null, "empty", "write a text");
        Record(new ScalarShape.Text(null, null));
        return text;
    }

    /// <summary>A text of which a rule says that it is always this one.</summary>
    public Field<string> Text(string only)
    {
        var text = Text();
        Record(new ScalarShape.Choice([only]));
        return text;
    }

    public Field<int> Number(int least, int most) => Number<int>(least, most);

    /// <inheritdoc cref="Number(int, int)"/>
    public Field<T> Number<T>(T least, T most)
        where T : struct, IBinaryInteger<T>
    {
        var number = Parsed<T>(
            text => T.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null,
            $"a number from {least} to {most}",
            $"write a number from {least} to {most}");
        Record(new ScalarShape.Number(long.CreateChecked(least), long.CreateChecked(most)));
        return number;
    }

    public Field<bool> Flag()
    {
        var flag = Parsed<bool>(text => text switch { "true" => true, "false" => false, _ => null }, "true or false", "write true or false");
        Record(new ScalarShape.Flag());
        return flag;
    }

    /// <summary>One of a few words.</summary>
    public Field<T> Choice<T>(IReadOnlyDictionary<string, T> choices)
        where T : notnull
    {
        Record(new ScalarShape.Choice([.. choices.Keys]));
        if (Scalar() is not { } scalar)
        {
            return Missing<T>();
        }

        return choices.TryGetValue(scalar.Text, out var value)
            ? Field<T>.Of(place, value)
            : Wrong<T>(
                $"'{scalar.Text}' is none of the values possible here",
                NearestWord.Find(scalar.Text, choices.Keys) is { } nearest ? $"write '{nearest}'" : $"write one of: {string.Join(", ", choices.Keys)}");
    }

    /// <summary>A text that must be of some form.</summary>
    /// <param name="parse">Gives null for what is not of the form.</param>
    /// <param name="form">The form, as in: is not <c>an IP address</c>.</param>
    /// <param name="pattern">What texts of the form match, for editors.</param>
    public Field<T> Parsed<T>(Func<string, T?> parse, string form, string remedy, Regex? pattern = null)
        where T : struct
    {
        Record(new ScalarShape.Text(form, pattern));
        return Scalar() is not { } scalar ? Missing<T>()
            : parse(scalar.Text) is { } value ? Field<T>.Of(place, value)
            : Wrong<T>($"'{scalar.Text}' is not {form}", remedy);
    }

    /// <inheritdoc cref="Parsed{T}(Func{string, T?}, string, string, Regex?)"/>
    public Field<T> Parse<T>(Func<string, T?> parse, string form, string remedy, Regex? pattern = null)
        where T : class
    {
        Record(new ScalarShape.Text(form, pattern));
        return Scalar() is not { } scalar ? Missing<T>()
            : parse(scalar.Text) is { } value ? Field<T>.Of(place, value)
            : Wrong<T>($"'{scalar.Text}' is not {form}", remedy);
    }

    public Field<IReadOnlyList<T>> List<T>(Func<ValueReader, T> readItem)
    {
        if (shape is not null)
        {
            readItem(new ValueReader(null, place, errors, shape.AsList()));
        }

        if (node is YamlSequence list)
        {
            return Field<IReadOnlyList<T>>.Of(
                place, [.. list.Items.Select((item, index) => readItem(new ValueReader(item, place.Item(index, item.Line), errors)))]);
        }

        return IsAbsent
            ? Missing<IReadOnlyList<T>>()
            : Wrong<IReadOnlyList<T>>($"here is {node!.Kind}, where a list belongs", "write one item a line, each after a dash");
    }

    /// <summary>A list, or one item alone.</summary>
    public Field<IReadOnlyList<T>> ListOrOne<T>(Func<ValueReader, T> readItem)
    {
        if (shape is not null)
        {
            readItem(this);
        }

        return node is YamlSequence || IsAbsent ? List(readItem) : Field<IReadOnlyList<T>>.Of(place, [readItem(this)]);
    }

    /// <summary>A map, or a single value that says the same in short.</summary>
    public T MapOr<T>(Func<MapReader, T> read, Func<ValueReader, T> readSingle)
    {
        if (shape is not null)
        {
            readSingle(this);
        }

        return node is YamlMapping || shape is not null ? Map(read) : readSingle(this);
    }

    /// <summary>A map whose keys are the user's own.</summary>
    public Field<IReadOnlyList<KeyValuePair<string, T>>> Dictionary<T>(Func<ValueReader, T> readValue)
    {
        if (shape is not null)
        {
            readValue(new ValueReader(null, place, errors, shape.AsDictionary()));
        }

        if (node is YamlMapping map)
        {
            return Field<IReadOnlyList<KeyValuePair<string, T>>>.Of(
                place,
                [.. map.Entries.Select(entry => KeyValuePair.Create(entry.Key, readValue(new ValueReader(entry.Value, place.Key(entry.Key, entry.Line), errors))))]);
        }

        return IsAbsent
            ? Missing<IReadOnlyList<KeyValuePair<string, T>>>()
            : Wrong<IReadOnlyList<KeyValuePair<string, T>>>($"here is {node!.Kind}, where a map belongs", "write one entry a line, each as name: value, indented below");
    }

    /// <summary>A map. It is read in any case, so that one that is not written has its fields too, all absent.</summary>
    public T Map<T>(Func<MapReader, T> read)
    {
        if (node is not YamlMapping && !IsAbsent)
        {
            errors.Add(place, $"here is {node!.Kind}, where a map belongs", "write one field a line, each as name: value, indented below");
        }

        shape?.AsMap();
        var map = new MapReader(node as YamlMapping, place, errors, shape);
        var value = read(map);
        map.RefuseUnknownKeys();
        return value;
    }

    /// <summary>A piece of somebody else's configuration, taken as it is.</summary>
    public Field<YamlMapping> Fragment()
    {
        shape?.AsFragment();
        return node is YamlMapping map ? Field<YamlMapping>.Of(place, map)
            : IsAbsent ? Missing<YamlMapping>()
            : Wrong<YamlMapping>($"here is {node!.Kind}, where a map belongs", "write one field a line, each as name: value, indented below");
    }

    private void Record(ScalarShape scalar)
    {
        if (shape is not null)
        {
            shape.Scalar = scalar;
        }
    }

    private YamlScalar? Scalar()
    {
        if (node is YamlScalar scalar)
        {
            return scalar.IsNull ? null : scalar;
        }

        if (node is not null)
        {
            errors.Add(place, $"here is {node.Kind}, where a single value belongs", "write the value behind the colon");
        }

        return null;
    }

    private Field<T> Missing<T>()
        where T : notnull =>
        IsAbsent ? Field<T>.Absent(place) : Field<T>.Wrong(place);

    private Field<T> Wrong<T>(string problem, string remedy)
        where T : notnull
    {
        errors.Add(place, problem, remedy);
        return Field<T>.Wrong(place);
    }
}
