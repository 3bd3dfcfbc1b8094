using System.Collections.Concurrent;
using Kubewright.Core.Hosts;

namespace Kubewright.Core.Facts;

/// <summary>
/// Asks hosts what steps and rules need, in one batch a host, all hosts in parallel, and remembers the answers until a
/// change may have made them stale.
/// </summary>
public sealed class FactGatherer(IReadOnlyDictionary<HostName, IHostSession> sessions, TimeProvider time)
{
    // An API server that lost its etcd for an election, or is started anew, answers again within seconds; a cluster that is down for good must not be waited for.
    private const int MostTries = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly DateTimeOffset _start = time.GetUtcNow();
    private readonly long _startTimestamp = time.GetTimestamp();
    private readonly ConcurrentDictionary<(HostName, Probe), long> _askedAt = new();
    private readonly ConcurrentDictionary<HostName, long> _changedAt = new();
    private readonly Lock _lock = new();
    private long _clock;
    private long _clusterChangedAt;
    private FactSet _facts = FactSet.Empty;

    /// <summary>What is known now.</summary>
    public FactSet Facts => Volatile.Read(ref _facts);

    /// <summary>Says that something on a host was changed: answers given before may no longer hold.</summary>
    public void Changed(Host host)
    {
        var now = Interlocked.Increment(ref _clock);
        _changedAt[host.Name] = now;
        Volatile.Write(ref _clusterChangedAt, now);
    }

    /// <summary>Gets every need answered that has no fresh answer yet; with <paramref name="again"/> asks all of them anew.</summary>
    public async Task<FactSet> AskAsync(IEnumerable<Need> needs, bool again, CancellationToken cancellationToken)
    {
        var open = needs.Where(need => again || !IsFresh(need)).GroupBy(need => need.Host).ToList();
        await Task.WhenAll(open.Select(group => AskInTurnAsync(group.Key, group.Select(need => need.Probe).Distinct().ToLookup(probe => probe.IsOfTheMoment), cancellationToken)));
        return Facts;
    }

    // One after the other, so that nothing else of ours keeps the host busy while it is asked for the moment.
    private async Task AskInTurnAsync(Host host, ILookup<bool, Probe> probesByMoment, CancellationToken cancellationToken)
    {
        IEnumerable<IReadOnlyList<Probe>> batches = [[.. probesByMoment[false]], .. probesByMoment[true].Select(probe => (IReadOnlyList<Probe>)[probe])];
        foreach (var batch in batches.Where(batch => batch.Count > 0))
        {
            await AskPatientlyAsync(host, batch, cancellationToken);
        }
    }

    private async Task AskPatientlyAsync(Host host, IReadOnlyList<Probe> probes, CancellationToken cancellationToken)
    {
        for (var tries = 1; probes.Count > 0; tries++)
        {
            await AskAsync(host, probes, cancellationToken);
            probes = tries < MostTries ? [.. probes.Where(probe => Facts.AnswerTo(host, probe) is { } answer && probe.IsPassing(answer))] : [];
            if (probes.Count > 0)
            {
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }

    // This machine's clock may be set meanwhile: only its start is taken from it.
    private DateTimeOffset Now => _start + time.GetElapsedTime(_startTimestamp);

    private bool IsFresh(Need need) =>
        _askedAt.TryGetValue((need.Host.Name, need.Probe), out var asked)
        && asked > _changedAt.GetValueOrDefault(need.Host.Name)
        && (need.Probe.Reach == ProbeReach.Host || asked > Volatile.Read(ref _clusterChangedAt));

    private async Task AskAsync(Host host, IReadOnlyList<Probe> probes, CancellationToken cancellationToken)
    {
        // Stamped before asking: a change that happens meanwhile makes the answer stale.
        var stamp = Interlocked.Increment(ref _clock);
        var marker = $"kubewright-{Guid.NewGuid():N}";
        Dictionary<int, ProbeAnswer> answers = [];
        var silence = $"{host} gave no answer";
        try
        {
            var put = Now;
            var result = sessions.TryGetValue(host.Name, out var session)
                ? await session.RunAsync(ProbeBatch.Compose(probes, marker), null, cancellationToken)
                : throw new HostUnreachableException($"{host} is not connected");
            var taken = probes[0].IsOfTheMoment ? new AskingTime(put, Now) : null;
            answers = ProbeBatch.Split(result.Output, marker).ToDictionary(answer => answer.Key, answer => answer.Value with { Taken = taken });
        }
        catch (Exception exception) when (exception is HostUnreachableException or TimeoutException)
        {
            silence = exception.Message;
        }

        lock (_lock)
        {
            for (var index = 0; index < probes.Count; index++)
            {
                // Somebody else asked later and was answered sooner.
                if (_askedAt.GetValueOrDefault((host.Name, probes[index])) > stamp)
                {
                    continue;
                }

                _facts = answers.TryGetValue(index, out var answer)
                    ? _facts.With(host, probes[index], answer)
                    : _facts.WithNotAsked(host, probes[index], silence);
                _askedAt[(host.Name, probes[index])] = stamp;
            }
        }
    }
}
