using Kubewright.Cli.Output.Documents;
using Kubewright.Cli.Power;
using Kubewright.Core.Endpoints;
using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Core.Hosts;
using Kubewright.Core.Journals;
using Kubewright.Core.Spec;
using Kubewright.Diagnosis;
using Kubewright.Provisioning.Drills;
using Kubewright.Remote.KubeApi;

namespace Kubewright.Cli.Runs;

/// <summary>Takes every control plane and every load balancer away in turn, one at a time, and each only while everything is well.</summary>
internal sealed class HostLossDrills(Composition on, ClusterSpec spec, FailoverRequest request)
{
    private const string Code = "lost-host-interrupts-the-api";
    private const string Title = "The API goes on when a host goes";
    private const string Phase = "Failover";

    private readonly DrillPlan _plan = new(spec);

    /// <summary>The hosts that the request names, or all.</summary>
    /// <exception cref="StoppedException">It names a host that is none of them.</exception>
    public IReadOnlyList<Host> Hosts => request.Only.Except(_plan.Hosts.Select(host => host.ToString())).ToList() is { Count: > 0 } strangers
        ? throw new StoppedException(
            ExitCode.BadInput,
            new Problem(
                $"--only names {string.Join(", ", strangers)}, which is no control plane and no load balancer of {spec.Name}",
                $"name one of {string.Join(", ", _plan.Hosts)}"))
        : [.. _plan.Hosts.Where(host => request.Only.Count == 0 || request.Only.Contains(host.ToString()))];

    /// <summary>What is about to happen, for people to agree to.</summary>
    public string Warning => $"One after the other, each only when the one before is well again:\n{string.Concat(Hosts.Select(Line))}Whatever runs on a host goes with it.";

    /// <param name="isWell">Whether every check so far has passed.</param>
    public async Task<FailoverDocument> RunAsync(
        bool isWell, Prediction predicted, ConnectedHosts hosts, Execution execution, Func<Host, Task> retake, CancellationToken cancellationToken)
    {
        var power = Power(hosts.Sessions);
        var kubeconfig = isWell ? await Kubeconfig.ReadAsync(hosts.Sessions[predicted.Blueprint.Leader.Name], cancellationToken) : null;
        using var client = kubeconfig is null ? null : new EndpointClient(new Uri(kubeconfig.Server), kubeconfig.Authority);
        var lost = new List<LostHostDocument>();
        var why = isWell ? null : "the cluster is not well; see the other checks";
        foreach (var host in Hosts)
        {
            var row = new LostHostDocument(host.ToString(), _plan.RoleOf(host)) { TargetMilliseconds = _plan.Target?.TotalMilliseconds };
            if ((_plan.WhyNot(host) ?? why) is { } not)
            {
                lost.Add(row with { Sentence = $"not tried, because {not}" });
                continue;
            }

            var drill = new HostLossDrill(power, away => Watch(away, kubeconfig!.Server, client!, hosts.Sessions), token => AilingAsync(predicted, hosts.Sessions, token), on.Time);
            var result = await execution.RecordAsync(host, Phase, $"Lose {host}", say => TryAsync(drill, host, say, cancellationToken), Outcome);
            lost.Add(Of(row with { Means = power.Means }, result));
            if (result.Trouble is not null)
            {
                why = $"{host} is not well again";
                continue;
            }

            await retake(host);
        }

        return new FailoverDocument(lost);
    }

    /// <summary>The drill as one of the checks.</summary>
    public static CheckDocument Check(FailoverDocument failover)
    {
        var tried = failover.Hosts.Where(host => host.Means is not null).ToList();
        var state = failover.Hosts.Select(host => host.State).DefaultIfEmpty(CheckState.Unknown).Max();
        return new CheckDocument(Code, Title, state, tried.Count == 0
            ? "no host was taken away"
            : $"{tried.Count} of {failover.Hosts.Count} hosts taken away in turn; at most {tried.Max(host => host.OutageMilliseconds ?? 0):0} ms without an answer")
        {
            Evidence = state == CheckState.Ok ? [] : [.. failover.Hosts.Where(host => host.State != CheckState.Ok).Select(host => $"{host.Host} {host.Sentence}")],
            OutageMilliseconds = tried.Count == 0 ? null : tried.Max(host => host.OutageMilliseconds),
        };
    }

    private static (StepOutcome Outcome, string Why) Outcome(HostLossResult result) => result.Trouble is { } trouble
        ? (StepOutcome.Failed, trouble)
        : (StepOutcome.Changed, $"{result.Outage?.Length.TotalMilliseconds:0} ms without an answer, well again after {result.RecoveredAfter?.TotalSeconds:0} s");

    private static async Task<HostLossResult> TryAsync(HostLossDrill drill, Host host, Action<string> say, CancellationToken cancellationToken)
    {
        try
        {
            return await drill.RunAsync(host, say, cancellationToken);
        }
        catch (Exception exception) when (exception is PowerSwitchException or HostUnreachableException or TimeoutException)
        {
            return new HostLossResult { Trouble = exception.Message };
        }
    }

    private static LostHostDocument Of(LostHostDocument row, HostLossResult result)
    {
        var (outage, target) = (result.Outage?.Length.TotalMilliseconds, row.TargetMilliseconds);
        var isLate = outage > target;
        return row with
        {
            OutageMilliseconds = outage,
            SeenFrom = result.Outage?.From,
            ReturnOutageMilliseconds = result.ReturnOutage?.TotalMilliseconds,
            RecoveredAfterSeconds = result.RecoveredAfter?.TotalSeconds,
            State = result.Trouble is not null || isLate ? CheckState.Failed : CheckState.Ok,
            Sentence = result.Trouble
                ?? (target is null ? "no target: the load balancer is not ours" : $"{(isLate ? "longer than" : "within")} {target / 1000:0.#} s"),
        };
    }

    private string Line(Host host) => _plan.WhyNot(host) is { } why ? $"  {host}  is not tried: {why}\n" : $"  {host}  {Power(new Dictionary<HostName, IHostSession>()).Means}, and back\n";

    private IPowerSwitch Power(IReadOnlyDictionary<HostName, IHostSession> sessions) => request switch
    {
        { ByNetwork: true } => new NetworkCut(sessions),
        { PowerOff: { } off, PowerOn: { } back } => new CommandPower(off, back),
        _ when spec.Lab is { } lab => new LabPower(on.Laboratory(), lab),
        _ => new NetworkCut(sessions),
    };

    private EndpointWatches Watch(Host lost, string server, EndpointClient client, IReadOnlyDictionary<HostName, IHostSession> sessions) => new(
        _plan.Watchers(lost) is { Count: > 0 } watchers
            ? [.. watchers.Select(host => new HostEndpointWatch(sessions[host.Name], server, on.Time))]
            : [new EndpointWatch(client, on.Time)],
        on.Time);

    // Asked anew each time: nothing that was known before the host went holds.
    private async Task<string?> AilingAsync(Prediction predicted, IReadOnlyDictionary<HostName, IHostSession> sessions, CancellationToken cancellationToken)
    {
        var facts = new FactGatherer(sessions, on.Time);
        CaseFile Open(FactSet known) => new(spec, predicted.Blueprint.Leader, known);
        await Judgement.AskAsync(RuleCatalog.Standing, Open, facts, again: false, cancellationToken);
        return RuleCatalog.Standing
            .Select(rule => CheckDocument.Of(rule, Judgement.Of(rule, Open(facts.Facts))))
            .Where(check => check.State != CheckState.Ok)
            .Select(check => $"{check.Title}: {check.Sentence}{string.Concat(check.Evidence.Take(1).Select(line => $" ({line.Trim()})"))}")
            .FirstOrDefault();
    }
}
