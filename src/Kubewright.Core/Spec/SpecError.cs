namespace Kubewright.Core.Spec;

/// <summary>One thing wrong in a cluster file.</summary>
/// <param name="Path">Where in the document: <c>hosts[2].address</c>.</param>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Remedy">What to write instead.</param>
public sealed record SpecError(string Path, int Line, string Problem, string Remedy);
