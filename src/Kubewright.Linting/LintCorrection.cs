namespace Kubewright.Linting;

/// <summary>Files with everything corrected that is certain.</summary>
/// <param name="Corrected">The findings that are gone, in the order of the files.</param>
/// <param name="Left">What has to be decided by somebody who knows more.</param>
public sealed record LintCorrection(IReadOnlyList<LintInput> Files, IReadOnlyList<LintFinding> Corrected, IReadOnlyList<LintFinding> Left);
