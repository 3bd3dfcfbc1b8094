using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;

namespace Kubewright.Core.Plans;

/// <summary>Looks at a host, and at those on which its command depends, until the command is hopeless or the look is called off.</summary>
internal sealed class CommandWatcher(Blueprint blueprint, FactGatherer facts, TimeProvider time)
{
    private static readonly TimeSpan PatienceWithPeers = TimeSpan.FromSeconds(3);

    public async Task<Stuck> WatchAsync(CommandWatch watch, Host host, CancellationToken cancellationToken)
    {
        var needs = watch.Causes.SelectMany(cause => cause.Needs(blueprint, host)).Distinct().ToLookup(need => need.Host == host);
        var suspicions = new Suspicions(watch.Causes);
        var start = time.GetTimestamp();
        Task peers = Task.CompletedTask;
        while (true)
        {
            await Task.Delay(watch.Interval, time, cancellationToken);
            if (peers.IsCompleted)
            {
                await peers;
                peers = facts.AskAsync(needs[false], again: true, cancellationToken);
            }

            await facts.AskAsync(needs[true], again: true, cancellationToken);
            var known = await WithPeersAsync(peers, needs[false], cancellationToken);
            if (suspicions.Look(new Situation(blueprint, host, known), time.GetElapsedTime(start)) is { } stuck)
            {
                return stuck;
            }
        }
    }

    // A host that hangs must not keep the others' answers back; what it said before is no answer to what is so now.
    private async Task<FactSet> WithPeersAsync(Task peers, IEnumerable<Need> needs, CancellationToken cancellationToken)
    {
        if (!peers.IsCompleted)
        {
            await Task.WhenAny(peers, Task.Delay(PatienceWithPeers, time, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }

        return peers.IsCompleted ? facts.Facts : needs.Aggregate(facts.Facts, (known, need) => known.WithNotAsked(need.Host, need.Probe, $"{need.Host} does not answer in time"));
    }
}
