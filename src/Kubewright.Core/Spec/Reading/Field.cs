using System.Diagnostics.CodeAnalysis;

namespace Kubewright.Core.Spec.Reading;

/// <summary>A field of the file: not written, written wrongly (the error is recorded already), or with a value.</summary>
internal sealed record Field<T>
    where T : notnull
{
    private readonly T? _value;

    private Field(Place place, bool isWritten, bool hasValue, T? value)
    {
        Place = place;
        IsWritten = isWritten;
        HasValue = hasValue;
        _value = value;
    }

    /// <summary>The field's own, or for one that is not written, of what it would belong to.</summary>
    public Place Place { get; }

    public bool IsWritten { get; }

    public bool HasValue { get; }

    public static Field<T> Absent(Place place) => new(place, false, false, default);

    public static Field<T> Wrong(Place place) => new(place, true, false, default);

    public static Field<T> Of(Place place, T value) => new(place, true, true, value);

    public bool Has([NotNullWhen(true)] out T? value)
    {
        value = _value;
        return HasValue;
    }

    public T Or(T otherwise) => HasValue ? _value! : otherwise;
}
