namespace Kubewright.Inspection.Probes.Survey;

/// <summary>Several files in one answer: a line <c>file PATH</c>, then the file's lines, each with a blank before it.</summary>
internal static class FileSections
{
    /// <summary>sh that prints a file so; the path is in <c>$file</c>.</summary>
    public const string Print = "echo \"file $file\"; sed 's/^/ /' \"$file\"";

    public static IReadOnlyList<(string Path, string Text)> Of(IEnumerable<string> lines)
    {
        var files = new List<(string Path, List<string> Lines)>();
        foreach (var line in lines)
        {
            if (line.StartsWith("file ", StringComparison.Ordinal))
            {
                files.Add((line[5..], []));
            }
            else if (line.StartsWith(' ') && files.Count > 0)
            {
                files[^1].Lines.Add(line[1..]);
            }
            else
            {
                throw new FormatException($"'{line}' belongs to no file");
            }
        }

        return files.ConvertAll(file => (file.Path, string.Join('\n', file.Lines) + "\n"));
    }
}
