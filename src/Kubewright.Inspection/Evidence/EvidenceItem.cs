namespace Kubewright.Inspection.Evidence;

/// <summary>One question to a cluster and its raw answer, kept so that it can be judged later and elsewhere.</summary>
public sealed record EvidenceItem
{
    public required EvidenceSource Source { get; init; }

    /// <summary>Who was asked: a host's name; <see cref="Cluster"/> for the API and for pasted text.</summary>
    public required string Subject { get; init; }

    /// <summary>The API path with its query (<c>/api/v1/pods?limit=500</c>), the probe's id, or the pasted command without its prompt (<c>kubectl get nodes -o wide</c>).</summary>
    public required string Question { get; init; }

    /// <summary>What a person would type to see the same.</summary>
    public required string Command { get; init; }

    /// <summary>When it was asked, UTC. Of pasted text, when it was read.</summary>
    public required DateTimeOffset Taken { get; init; }

    public required EvidenceState State { get; init; }

    /// <summary>The answer as it came; empty where there was none.</summary>
    public string Text { get; init; } = "";

    /// <summary>Why there is no whole answer; null where there is one.</summary>
    public string? Why { get; init; }

    /// <summary>How a host's command ended, or the HTTP status; null where it is not known.</summary>
    public int? Code { get; init; }

    /// <summary>What a host's command wrote to its standard error.</summary>
    public string Errors { get; init; } = "";

    /// <summary>The subject of what is not about one host.</summary>
    public const string Cluster = "cluster";

    /// <summary>A proof that points to a line of this answer.</summary>
    public Proof Proves(string line) => new(Source, Subject, Command, line);
}

/// <summary>Whence an answer comes.</summary>
public enum EvidenceSource
{
    /// <summary>The Kubernetes API.</summary>
    Api,

    /// <summary>A probe on a host.</summary>
    Host,

    /// <summary>Text that somebody pasted.</summary>
    Text,
}

/// <summary>What became of a question.</summary>
public enum EvidenceState
{
    Answered,

    /// <summary>Asked, and not allowed to see it.</summary>
    Refused,

    /// <summary>Nobody answered.</summary>
    Unreachable,

    /// <summary>The answer is not whole.</summary>
    Cut,
}
