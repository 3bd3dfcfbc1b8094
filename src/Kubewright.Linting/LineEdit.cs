namespace Kubewright.Linting;

/// <summary>Whole lines of a file replaced by others.</summary>
/// <param name="Line">The first line replaced, from 1; where none is, the one before which is written.</param>
/// <param name="Count">How many lines are replaced.</param>
public sealed record LineEdit(string File, int Line, int Count, IReadOnlyList<string> Lines)
{
    /// <summary>Whether both cannot be made one after the other as if each were alone.</summary>
    public bool Meets(LineEdit other) =>
        File == other.File && (Count > 0 && other.Count > 0
            ? Line < other.Line + other.Count && other.Line < Line + Count
            : Count > 0 ? other.Line > Line && other.Line < Line + Count
            : other.Count > 0 && Line > other.Line && Line < other.Line + other.Count);

    public bool IsSameAs(LineEdit other) => File == other.File && Line == other.Line && Count == other.Count && Lines.SequenceEqual(other.Lines);
}
