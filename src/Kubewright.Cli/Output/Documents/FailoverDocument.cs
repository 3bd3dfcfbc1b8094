namespace Kubewright.Cli.Output.Documents;

/// <summary>What the loss of each host did to clients of the API.</summary>
internal sealed record FailoverDocument(IReadOnlyList<LostHostDocument> Hosts);

/// <param name="Host">The host that was taken away.</param>
/// <param name="Role">What it was to the cluster.</param>
internal sealed record LostHostDocument(string Host, string Role)
{
    public CheckState State { get; init; } = CheckState.Unknown;

    /// <summary>What is to be said of the measured times, or why there are none.</summary>
    public string Sentence { get; init; } = "";

    /// <summary>How it was taken away; null where it was not.</summary>
    public string? Means { get; init; }

    /// <summary>The longest time that a client polling every 100 ms got no answer when the host went.</summary>
    public double? OutageMilliseconds { get; init; }

    /// <summary>Where that client sits.</summary>
    public string? SeenFrom { get; init; }

    /// <summary>Longest outage allowed; null where the endpoint is not ours.</summary>
    public double? TargetMilliseconds { get; init; }

    /// <summary>The same as the outage, when the host came back.</summary>
    public double? ReturnOutageMilliseconds { get; init; }

    /// <summary>From the host's power coming back until everything was well.</summary>
    public double? RecoveredAfterSeconds { get; init; }
}
