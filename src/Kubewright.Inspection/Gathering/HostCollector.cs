using System.Collections.Immutable;
using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Inspection.Evidence;

namespace Kubewright.Inspection.Gathering;

/// <summary>Asks hosts all that an inspection wants to know, each in one batch, and keeps the answers as they came.</summary>
public sealed class HostCollector(TimeProvider time)
{
    /// <summary>The evidence of hosts that can be reached and of those that cannot.</summary>
    /// <param name="sessions">By the host's name.</param>
    /// <param name="unreached">Why there is no session.</param>
    public async Task<EvidenceSet> CollectAsync(
        IReadOnlyDictionary<HostName, IHostSession> sessions, IReadOnlyDictionary<HostName, HostUnreachableException> unreached, CancellationToken cancellationToken)
    {
        var asked = await Task.WhenAll(sessions.Values.Select(session => AskAsync(session, cancellationToken)));
        return new EvidenceSet([.. asked.SelectMany(items => items), .. unreached.SelectMany(host => Silence(host.Key.ToString(), host.Value.Message, time.GetUtcNow()))])
        {
            Hosts = [.. sessions.Keys.Concat(unreached.Keys).Select(name => name.ToString()).Order(StringComparer.Ordinal)],
        };
    }

    private async Task<IEnumerable<EvidenceItem>> AskAsync(IHostSession session, CancellationToken cancellationToken)
    {
        var taken = time.GetUtcNow();
        var marker = $"kubewright-{Guid.NewGuid():N}";
        try
        {
            var result = await session.RunAsync(ProbeBatch.Compose(HostQuestions.All, marker), null, cancellationToken);
            var answers = ProbeBatch.Split(result.Output, marker);
            return HostQuestions.All.Select((probe, place) => Item(session.Host.ToString(), probe, answers.GetValueOrDefault(place), taken)).ToImmutableArray();
        }
        catch (Exception exception) when (exception is HostUnreachableException or TimeoutException)
        {
            return Silence(session.Host.ToString(), exception.Message, taken);
        }
    }

    private static EvidenceItem Item(string host, Probe probe, ProbeAnswer? answer, DateTimeOffset taken) => new()
    {
        Source = EvidenceSource.Host,
        Subject = host,
        Question = probe.Id,
        Command = HostQuestions.Command(probe),
        Taken = taken,
        State = answer is null ? EvidenceState.Cut : EvidenceState.Answered,
        Text = answer?.Output ?? "",
        Errors = answer?.Error ?? "",
        Code = answer?.ExitCode,
        Why = answer is null ? "the answer was cut off" : null,
    };

    // One item says it for all questions.
    private static IEnumerable<EvidenceItem> Silence(string host, string why, DateTimeOffset taken) =>
    [
        new EvidenceItem
        {
            Source = EvidenceSource.Host, Subject = host, Question = new Probes.Hosts.Hostname().Id, Command = $"ssh {host}", Taken = taken, State = EvidenceState.Unreachable, Why = why,
        },
    ];
}
