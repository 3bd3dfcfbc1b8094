namespace Kubewright.Inspection.Readings;

/// <summary>A pod as the API has it.</summary>
public sealed record PodReading : Reading
{
    public required string Namespace { get; init; }

    public required string Name { get; init; }

    public string? Node { get; init; }

    /// <summary>The API's phase, or of a table its STATUS where that is one: Pending, Running, Succeeded, Failed, Unknown.</summary>
    public string? Phase { get; init; }

    public int? ReadyContainers { get; init; }

    public int? Containers { get; init; }

    public int? Restarts { get; init; }

    /// <summary>How long ago the last restart was.</summary>
    public TimeSpan? SinceLastRestart { get; init; }

    public TimeSpan? Age { get; init; }

    /// <summary>Why it does not run, in Kubernetes' own word: <c>CrashLoopBackOff</c>, <c>ImagePullBackOff</c>, <c>ContainerCreating</c>. Null where nothing waits.</summary>
    public string? Trouble { get; init; }

    /// <summary>What goes with it: the message of the waiting container, or how the last one ended.</summary>
    public string? TroubleMessage { get; init; }

    /// <summary>Kind and name of the owner: <c>DaemonSet/calico-node</c>, <c>Node/cp1</c> of a static pod.</summary>
    public string? Owner { get; init; }

    /// <summary>Run by a kubelet from a file.</summary>
    public bool? IsStatic { get; init; }

    public string? Address { get; init; }

    public IReadOnlyList<string>? Images { get; init; }

    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>Whether it is ready or has ended as it should; null where that cannot be told.</summary>
    public bool? IsWell => Trouble is { Length: > 0 } and not "Completed" ? false
        : Phase is "Succeeded" or "Completed" ? true
        : ReadyContainers is { } ready && Containers is { } all ? ready == all && Phase is null or "Running"
        : null;
}
