using Kubewright.Core.Endpoints;
using Kubewright.Core.Spec;

namespace Kubewright.Cli.Output.Documents;

/// <summary>What came of moving the endpoint.</summary>
/// <param name="From">What clients used before.</param>
/// <param name="To">What they are to use.</param>
internal sealed record MoveDocument(string From, string To, RunDocument Run)
{
    /// <summary>How long each endpoint gave no answer: the former one up to where nobody used it any more, the wanted one from its first answer on.</summary>
    public IReadOnlyList<EndpointOutageDocument> Outages { get; init; } = [];

    /// <summary>Where the cluster file is kept as it was; null where the file was not changed.</summary>
    public string? FormerFile { get; init; }

    /// <summary>The rules that judge an endpoint, after the move.</summary>
    public IReadOnlyList<CheckDocument> Checks { get; init; } = [];

    /// <summary>The cluster has the endpoint that is wanted.</summary>
    public static MoveDocument OfNothing(ClusterSpec spec, TimeSpan took) => new(
        spec.EndpointServer,
        spec.EndpointServer,
        new RunDocument { Cluster = spec.Name, Verb = "endpoint move", Succeeded = true, Changed = 0, Seconds = took.TotalSeconds, Hosts = [] });

    public static MoveDocument Of(EndpointMoveNote note, RunDocument run) => new(note.From, note.To, run);
}

/// <param name="LongestMilliseconds">The longest time for which a client that asked every 100 ms got no answer; null where it was not measured.</param>
/// <param name="WhyNotMeasured">Null where it was.</param>
internal sealed record EndpointOutageDocument(string Server, double? LongestMilliseconds, string? WhyNotMeasured);
