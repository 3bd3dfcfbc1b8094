namespace Kubewright.Inspection.Pasted;

/// <summary>A part of a paste that is one answer to one command.</summary>
/// <param name="Typed">The command as it was typed; null where the paste does not show it.</param>
/// <param name="IsCut">Its end is missing.</param>
internal sealed record Piece(PieceFormat Format, PastedCommand? Typed, IReadOnlyList<PastedLine> Lines, bool IsCut = false);

/// <summary>Lines of a paste that nobody understood.</summary>
internal sealed record Leftover(IReadOnlyList<PastedLine> Lines)
{
    public int First => Lines[0].Number;

    public int Last => Lines[^1].Number;
}

/// <summary>A paste taken apart. Every line that is not blank, not a prompt and no decoration is in a piece or left over.</summary>
internal sealed record Paste(IReadOnlyList<Piece> Pieces, IReadOnlyList<Leftover> Leftovers);
