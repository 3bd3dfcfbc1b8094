namespace Kubewright.Linting.Syntax;

/// <summary>A file does not have the form of its kind.</summary>
internal sealed class SyntaxException(int line, string problem, string remedy) : Exception(problem)
{
    /// <summary>From 1; 0 where it is about the whole file.</summary>
    public int Line => line;

    public string Remedy => remedy;
}
