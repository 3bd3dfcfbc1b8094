namespace Kubewright.Core.Spec.Reading;

/// <summary>Plain values of fields.</summary>
internal static class FieldValues
{
    public static string? OrNull(this Field<string> field) => field.Has(out var value) ? value : null;

    /// <summary>The values of a list's items; empty for a list that is not written.</summary>
    public static IReadOnlyList<T> Values<T>(this Field<IReadOnlyList<Field<T>>> list)
        where T : notnull =>
        [.. list.Items().Where(item => item.HasValue).Select(item => item.Or(default!))];

    public static IReadOnlyList<Field<T>> Items<T>(this Field<IReadOnlyList<Field<T>>> list)
        where T : notnull =>
        list.Or([]);
}
