using Kubewright.Inspection.Evidence;
using Kubewright.Inspection.Pasted;

namespace Kubewright.Cli.Runs.Inspections;

/// <summary>Files of pasted text.</summary>
/// <param name="directory">Where relative paths of the command line start.</param>
/// <param name="standardInput">What <c>-</c> means.</param>
internal sealed class PastedFiles(string directory, TextReader standardInput, TimeProvider time)
{
    private const string StandardInput = "-";

    // A list of all pods of five hundred nodes has sixty megabytes.
    private const long Largest = 200_000_000;

    /// <exception cref="StoppedException">One cannot be read, or nothing in it is known; says all of them.</exception>
    public EvidenceSet Read(IReadOnlyList<string> names)
    {
        var read = names.Distinct().Select(Read).ToList();
        return read.Select(entry => entry.Problem).OfType<Problem>().ToList() is { Count: > 0 } problems
            ? throw new StoppedException(ExitCode.BadInput, problems)
            : read.Aggregate(EvidenceSet.Empty, (all, entry) => all.With(entry.Evidence!));
    }

    private (EvidenceSet? Evidence, Problem? Problem) Read(string name)
    {
        string text;
        var shown = name == StandardInput ? "standard input" : name;
        try
        {
            text = name == StandardInput ? standardInput.ReadToEnd() : Text(Path.GetFullPath(name, directory));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return (null, new Problem($"{name} cannot be read: {exception.Message}"));
        }

        var evidence = PastedText.Evidence(text, shown, time.GetUtcNow());
        return PastedText.IsUseful(evidence) ? (evidence, null)
            : (null, new Problem(
                string.IsNullOrWhiteSpace(text) ? $"{shown} is empty" : $"nothing in {shown} was recognised as output of kubectl or etcdctl",
                "paste whole answers with their headers, such as those of 'kubectl get nodes -o wide', 'kubectl get pods -A -o wide' and 'kubectl cluster-info'"));
    }

    private static string Text(string path) => new FileInfo(path).Length <= Largest
        ? PastedText.Decode(File.ReadAllBytes(path))
        : throw new IOException($"it has more than {Largest / 1_000_000} MB, so it is hardly pasted text");
}
