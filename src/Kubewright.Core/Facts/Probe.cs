namespace Kubewright.Core.Facts;

/// <summary>One read-only question to a host. Probes are values: two with the same type and parameters are the same question.</summary>
public abstract record Probe
{
    /// <summary>Stable id with the parameters: <c>file:/etc/hosts</c>.</summary>
    public abstract string Id { get; }

    /// <summary>POSIX sh, run as root, that changes nothing and prints the answer. Its own time limit must be below 20 s.</summary>
    public abstract string Script { get; }

    /// <summary>How far a change reaches before the answer may differ.</summary>
    public virtual ProbeReach Reach => ProbeReach.Host;

    /// <summary>Whether the answer depends on the moment: it is then asked in a command of its own, so that <see cref="ProbeAnswer.Taken"/> says closely when.</summary>
    public virtual bool IsOfTheMoment => false;

    /// <summary>Whether an answer only says that nobody could give one at the moment, as while an API server starts: the question is then put again for a while. Pure.</summary>
    public virtual bool IsPassing(ProbeAnswer answer) => false;

    /// <summary>The fact that follows from an answer. Pure.</summary>
    public abstract Fact Read(ProbeAnswer answer);

    /// <summary>The fact where the host could not be asked.</summary>
    public abstract Fact NotAsked(string reason);
}

/// <inheritdoc/>
public abstract record Probe<T> : Probe
{
    /// <summary>Reads an answer: known, or unknown with the reason. An exception is taken as unknown too. Pure.</summary>
    protected abstract Fact<T> Parse(ProbeAnswer answer);

    public sealed override Fact Read(ProbeAnswer answer)
    {
        try
        {
            return Parse(answer);
        }
        catch (Exception exception) when (exception is FormatException or System.Text.Json.JsonException or InvalidOperationException or KeyNotFoundException or IndexOutOfRangeException
            or ArgumentException or OverflowException)
        {
            return new Fact<T>.Unknown($"the answer to '{Id}' was not understood: {exception.Message}");
        }
    }

    public sealed override Fact NotAsked(string reason) => new Fact<T>.Unknown(reason);

    protected static Fact<T> Known(T value) => new Fact<T>.Known(value);

    protected static Fact<T> Unknown(string reason) => new Fact<T>.Unknown(reason);
}

/// <summary>How far a change reaches before a probe's answer may differ.</summary>
public enum ProbeReach
{
    /// <summary>Only changes on the same host matter.</summary>
    Host,

    /// <summary>The answer is about the cluster; a change on any host may change it.</summary>
    Cluster,
}

/// <summary>What a host answered to a probe: exit code, output and errors as they came.</summary>
public sealed record ProbeAnswer(int ExitCode, string Output, string Error)
{
    /// <summary>When it was taken; only of a probe that is <see cref="Probe.IsOfTheMoment"/>.</summary>
    public AskingTime? Taken { get; init; }

    /// <summary>The output's lines without the empty ones.</summary>
    public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The lines before a last one that says the answer is whole; null where that one is missing.</summary>
    public IReadOnlyList<string>? LinesBefore(string last) => Lines is { Count: > 0 } lines && lines[^1] == last ? [.. lines.SkipLast(1)] : null;

    /// <summary>The error, or the output where there is none, on one line and not too long.</summary>
    public string Complaint
    {
        get
        {
            var said = string.Join(" | ", (string.IsNullOrWhiteSpace(Error) ? Output : Error).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
            return said.Length <= 300 ? said : said[..300] + "…";
        }
    }
}
