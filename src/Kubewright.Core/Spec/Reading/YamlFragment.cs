using System.Globalization;

namespace Kubewright.Core.Spec.Reading;

/// <summary>Takes nodes over as plain values, by YAML 1.2's core schema: what is not quoted may be a number, a flag or nothing.</summary>
internal static class YamlFragment
{
    public static YamlMap Of(YamlMapping map) => new(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, Value(entry.Value))));

    public static object? Value(YamlNode node) => node switch
    {
        YamlMapping map => Of(map),
        YamlSequence list => list.Items.Select(Value).ToList(),
        YamlScalar { IsNull: true } => null,
        YamlScalar { IsPlain: true } scalar => Plain(scalar.Text),
        YamlScalar scalar => scalar.Text,
        _ => throw new InvalidOperationException($"a node of kind {node.Kind}"),
    };

    private static object Plain(string text)
    {
        if (text is "true" or "True" or "TRUE")
        {
            return true;
        }

        if (text is "false" or "False" or "FALSE")
        {
            return false;
        }

        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
        {
            return whole;
        }

        const NumberStyles Real = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return double.TryParse(text, Real, CultureInfo.InvariantCulture, out var real) && double.IsFinite(real)
            ? real
            : text;
    }
}
