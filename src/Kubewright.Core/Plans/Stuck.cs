namespace Kubewright.Core.Plans;

/// <summary>Why a command that is under way cannot come to a good end.</summary>
/// <param name="Because">The cause, as a sentence that names host, address or file.</param>
/// <param name="Remedy">What to do before the next run.</param>
/// <param name="Lines">What the host itself said that proves it.</param>
public sealed record Stuck(string Because, string Remedy, IReadOnlyList<string> Lines);
