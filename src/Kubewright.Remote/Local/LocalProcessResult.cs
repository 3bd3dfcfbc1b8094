namespace Kubewright.Remote.Local;

/// <summary>How a local program ended and what it said.</summary>
public sealed record LocalProcessResult(int ExitCode, string Output, string Error)
{
    /// <summary>The last lines of its error output, or of its output where that is empty, on one line.</summary>
    public string LastLines(int count)
    {
        var said = string.IsNullOrWhiteSpace(Error) ? Output : Error;
        return string.Join(" | ", said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).TakeLast(count));
    }
}
