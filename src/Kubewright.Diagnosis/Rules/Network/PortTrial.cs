namespace Kubewright.Diagnosis.Rules.Network;

/// <summary>What came of connecting to a required port.</summary>
/// <param name="Said">The kernel's words.</param>
internal sealed record PortTrial(RequiredPort Port, Outcome Outcome, string Said);

/// <summary>What an answer to an attempt to connect means, all that is known taken together.</summary>
internal enum Outcome
{
    Open,

    /// <summary>Nobody listens there, and the host says so: the way is open as far as can be told.</summary>
    Closed,

    /// <summary>No answer: a packet filter lets it disappear.</summary>
    Dropped,

    /// <summary>Refused although somebody listens there: a packet filter answers in its place.</summary>
    Rejected,

    /// <summary>Nothing of the other host is reached.</summary>
    NotFound,

    /// <summary>The host does not know a way there.</summary>
    NoRoute,
}
