namespace Kubewright.Lab.Artifacts.Images;

/// <summary>Reads what <c>ldd</c> prints for one or many files.</summary>
internal static class LddOutput
{
    /// <summary>Absolute paths of everything that the dynamic loader would load, and of the loader itself; each once, sorted.</summary>
    /// <exception cref="FormatException">A library is not found.</exception>
    public static IReadOnlyList<string> Libraries(string output)
    {
        var libraries = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var line in output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words is [var wanted, "=>", "not", "found", ..])
            {
                throw new FormatException($"the library {wanted} is not found");
            }

            if (words is [_, "=>", ['/', ..] found, ..])
            {
                libraries.Add(found);
            }
            else if (words is [['/', ..] loader, ['(', ..]])
            {
                libraries.Add(loader);
            }
        }

        return [.. libraries];
    }
}
