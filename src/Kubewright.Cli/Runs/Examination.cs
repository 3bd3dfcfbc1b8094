using Kubewright.Cli.Output.Documents;
using Kubewright.Core.Findings;
using Kubewright.Core.Plans;
using Kubewright.Diagnosis;
using Kubewright.Provisioning.Phases;

namespace Kubewright.Cli.Runs;

/// <summary>Judges a cluster: by its rules as it stands, and by a workload that is run on it for a moment.</summary>
internal sealed class Examination(Prediction predicted, TimeProvider time)
{
    // After the endpoint's address has moved, a kube-proxy hears of new services only when it has noticed that its connection is dead: Go's keepalive asks every 30 s,
    // its HTTP/2 client after 30 s of silence and waits another 15 s, and then connects after a pause that grows with every such loss.
    private static readonly TimeSpan NetworkSettles = TimeSpan.FromSeconds(75);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>The checks that need nothing to be changed.</summary>
    public Task<IReadOnlyList<CheckDocument>> LookAsync(CancellationToken cancellationToken) => JudgeAsync(RuleCatalog.Standing, cancellationToken);

    /// <summary>The checks of some rules.</summary>
    public async Task<IReadOnlyList<CheckDocument>> JudgeAsync(IReadOnlyList<IRule> rules, CancellationToken cancellationToken)
    {
        await AskAsync(rules, again: false, cancellationToken);
        return Judged(rules);
    }

    /// <summary>The checks for which pods are started on every node, and removed again whatever happens.</summary>
    public async Task<IReadOnlyList<CheckDocument>> TryWorkloadAsync(Func<Execution> start, CancellationToken cancellationToken)
    {
        var (raise, remove) = (AcceptancePhases.Raise(predicted.Blueprint), AcceptancePhases.Remove(predicted.Blueprint));
        await predicted.Facts.AskAsync(Planner.Needs(predicted.Blueprint, [.. raise, .. remove]), again: false, cancellationToken);
        if (DecisionOn(raise) is not Decision.Change and var decision && DecisionOn(remove) is not Decision.Change)
        {
            return NotAssessed($"no workload was started: {decision.Why}");
        }

        await using var execution = start();
        try
        {
            // What a killed run left comes first.
            var raised = await execution.PerformAsync(remove, cancellationToken) && await execution.PerformAsync(raise, cancellationToken);
            return raised ? await JudgeWorkloadAsync(cancellationToken) : NotAssessed("the workload did not start on every node; the lines above say why");
        }
        finally
        {
            // Also after Ctrl-C: the steps have time limits of their own, and a second Ctrl-C leaves at once.
            await execution.EndAsync(await execution.PerformAsync(remove, CancellationToken.None));
        }
    }

    private static IReadOnlyList<CheckDocument> NotAssessed(string why) =>
        [.. RuleCatalog.Acceptance.Select(rule => CheckDocument.Of(rule, new Verdict.NotAssessed(why)))];

    private Decision DecisionOn(IReadOnlyList<Phase> phases) => Planner.Plan(predicted.Blueprint, phases, predicted.Facts.Facts).Steps.Single().Decision;

    private async Task<IReadOnlyList<CheckDocument>> JudgeWorkloadAsync(CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var first = new Dictionary<string, CheckDocument>();
        while (true)
        {
            await AskAsync(RuleCatalog.Acceptance, again: true, cancellationToken);
            var checks = Judged(RuleCatalog.Acceptance);
            var waited = time.GetElapsedTime(start);
            if (checks.All(check => check.State == CheckState.Ok) || waited > NetworkSettles)
            {
                return [.. checks.Select(check => Told(check, first.GetValueOrDefault(check.Code), waited))];
            }

            foreach (var check in checks.Where(check => check.State != CheckState.Ok))
            {
                first.TryAdd(check.Code, check);
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    /// <summary>What was well only after a while says so: users of the cluster had to wait as long.</summary>
    internal static CheckDocument Told(CheckDocument check, CheckDocument? before, TimeSpan waited) => before is null || check.State != CheckState.Ok
        ? check
        : check with { Detail = $"only after {waited.TotalSeconds:0} s; before: {string.Join("; ", before.Evidence.Select(line => line.Trim()).Prepend(before.Sentence).Take(4))}" };

    private Task AskAsync(IReadOnlyList<IRule> rules, bool again, CancellationToken cancellationToken) =>
        Judgement.AskAsync(rules, facts => CaseFile with { Facts = facts }, predicted.Facts, again, cancellationToken);

    private List<CheckDocument> Judged(IEnumerable<IRule> rules) => [.. rules.Select(rule => CheckDocument.Of(rule, Judgement.Of(rule, CaseFile)))];

    private CaseFile CaseFile => new(predicted.Spec, predicted.Blueprint.Leader, predicted.Facts.Facts);
}
