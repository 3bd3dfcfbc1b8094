using Kubewright.Core.Findings;

namespace Kubewright.Linting;

/// <summary>Something wrong in a file, and how to correct it.</summary>
public sealed record LintFinding
{
    /// <summary>The rule's code, also the name of its page.</summary>
    public required string Code { get; init; }

    public required Severity Severity { get; init; }

    /// <summary>As the user wrote it.</summary>
    public required string File { get; init; }

    /// <summary>From 1.</summary>
    public required int Line { get; init; }

    /// <summary>What is written there that is wrong, in a sentence.</summary>
    public required string Problem { get; init; }

    /// <summary>What comes of it.</summary>
    public required string Why { get; init; }

    /// <summary>What to write instead.</summary>
    public required string Correction { get; init; }

    /// <summary>The correction itself; none where somebody must know more than the files say.</summary>
    public IReadOnlyList<LineEdit> Edits { get; init; } = [];

    public bool IsFixable => Edits.Count > 0;
}
