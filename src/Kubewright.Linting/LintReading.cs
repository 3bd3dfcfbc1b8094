namespace Kubewright.Linting;

/// <summary>What became of files that were read.</summary>
public abstract record LintReading
{
    private LintReading()
    {
    }

    /// <summary>All can be judged.</summary>
    public sealed record Right(LintSet Set) : LintReading;

    /// <param name="Errors">At least one.</param>
    public sealed record Wrong(IReadOnlyList<LintError> Errors) : LintReading;
}
