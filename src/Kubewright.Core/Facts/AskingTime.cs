namespace Kubewright.Core.Facts;

/// <summary>
/// When a question was put and when its answer had come, by a clock that is the same for all hosts and never steps. The host answered at some moment in between.
/// </summary>
public sealed record AskingTime(DateTimeOffset Put, DateTimeOffset Answered)
{
    /// <summary>The middle, from which the host's moment is not further away than <see cref="Uncertainty"/>.</summary>
    public DateTimeOffset Middle => Put + Uncertainty;

    /// <summary>Half the round trip.</summary>
    public TimeSpan Uncertainty => (Answered - Put) / 2;
}
