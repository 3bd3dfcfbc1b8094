using Kubewright.Core.Spec.Reading;

namespace Kubewright.Tests.TestKit;

/// <summary>The fields of the cluster file, as the reader asks for them.</summary>
internal static class FileFields
{
    /// <summary>Every field but maps of fields, by its name with the maps it is in: <c>hosts[].address</c>.</summary>
    public static IReadOnlyList<KeyValuePair<string, FieldShape>> All { get; } = [.. Of(DocumentReader.Shape(), "")];

    private static IEnumerable<KeyValuePair<string, FieldShape>> Of(FieldShape map, string prefix) => map.Fields.SelectMany(field =>
    {
        var name = prefix + field.Key;
        return (field.Value.IsMap ? [] : (KeyValuePair<string, FieldShape>[])[KeyValuePair.Create(name, field.Value)])
            .Concat(Of(field.Value, name + "."))
            .Concat(field.Value.Items is { IsMap: true } items ? Of(items, name + "[].") : []);
    });
}
