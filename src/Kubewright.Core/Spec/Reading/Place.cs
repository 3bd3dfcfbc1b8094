namespace Kubewright.Core.Spec.Reading;

/// <summary>Where something is in the file.</summary>
/// <param name="Path">In the document: <c>hosts[2].address</c>; empty for the document itself.</param>
/// <param name="Line">From 1.</param>
internal readonly record struct Place(string Path, int Line)
{
    public Place Key(string key, int line) => new(Path.Length == 0 ? key : $"{Path}.{key}", line);

    public Place Item(int index, int line) => new($"{Path}[{index}]", line);
}
