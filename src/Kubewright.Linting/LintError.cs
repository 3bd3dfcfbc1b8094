namespace Kubewright.Linting;

/// <summary>Why a file cannot be judged.</summary>
/// <param name="Line">From 1; 0 where it is about the whole file.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record LintError(string File, int Line, string Problem, string Remedy)
{
    /// <summary>As compilers write it, so that editors find the place.</summary>
    public string What => Line > 0 ? $"{File}:{Line}: {Problem}" : $"{File}: {Problem}";
}
