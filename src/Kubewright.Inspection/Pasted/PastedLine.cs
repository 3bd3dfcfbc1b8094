namespace Kubewright.Inspection.Pasted;

/// <summary>A line of a paste, without what terminals, editors and browsers put around it.</summary>
/// <param name="Number">Counted from 1, as an editor counts.</param>
/// <param name="Text">Plain text: no colours, no carriage return, every kind of space a space, full-width forms as ASCII.</param>
public sealed record PastedLine(int Number, string Text)
{
    /// <summary>Spaces before the text.</summary>
    public int Indent => Text.Length - Text.TrimStart().Length;

    public bool IsBlank => string.IsNullOrWhiteSpace(Text);
}
