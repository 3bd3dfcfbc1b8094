namespace Kubewright.Inspection.Description;

/// <summary>
/// Something said to people, in every language that is spoken, side by side. Made nowhere but in the catalogue (<c>Description/Wording</c> and
/// <c>Components</c>), so that no sentence exists in one language only.
/// </summary>
public sealed record Phrase(string English, string Chinese)
{
    /// <summary>A name, version or address, which is the same in all languages.</summary>
    public static Phrase Same(string text) => new(text, text);

    public string In(Language language) => language == Language.Chinese ? Chinese : English;

    public override string ToString() => English;
}

/// <summary>A language that people are spoken to in.</summary>
public enum Language
{
    English,

    /// <summary>Simplified Chinese, <c>zh-CN</c>.</summary>
    Chinese,
}
