using Kubewright.Cli.Output;
using Kubewright.Cli.Output.Documents;
using Kubewright.Core.Hosts;
using Kubewright.Provisioning.Phases;

namespace Kubewright.Cli.Runs;

/// <summary>
/// The product on one page: read the cluster file, connect to its hosts, ask what is there, conclude what to do, have it approved, do it. Every verb is a
/// part of this way. A stage that cannot go on throws <see cref="StoppedException"/>.
/// </summary>
internal sealed class ClusterRun(Stages stages, Reporter report)
{
    /// <summary>Looks, and says what <see cref="ApplyAsync"/> would do.</summary>
    public async Task<ExitCode> PlanAsync(CancellationToken cancellationToken)
    {
        var spec = stages.ReadSpec();
        var artifacts = await stages.ResolveArtifactsAsync(spec, cancellationToken);
        await using var hosts = await stages.ConnectAsync(spec, HostAccess.Look, cancellationToken);
        var predicted = await stages.PredictAsync(spec, artifacts.Offer, ApplyPhases.For, hosts, cancellationToken);

        var document = PlanDocument.Of(predicted.Blueprint, predicted.Plan, CurrentFiles.In(predicted.Facts.Facts));
        report.Result(document, ink => PlanText.Of(document, ink));
        return predicted.Plan.Blocked.Any() ? ExitCode.NotAssessed : predicted.Plan.IsEmpty ? ExitCode.Fine : ExitCode.Findings;
    }

    /// <summary>Says whether the hosts are fit for the cluster; changes nothing.</summary>
    public async Task<ExitCode> PreflightAsync(CancellationToken cancellationToken)
    {
        var spec = stages.ReadSpec();
        await using var hosts = await stages.ReachAsync(spec, HostAccess.Look, cancellationToken);
        return Say(await stages.ExamineHostsAsync(spec, hosts, known: null, cancellationToken), ExitCode.Findings);
    }

    /// <summary>Makes the cluster what its file says, where the hosts are fit for it. Where there is nothing to do, it does not matter what they are fit for.</summary>
    public async Task<ExitCode> ApplyAsync(CancellationToken cancellationToken)
    {
        var spec = stages.ReadSpec();
        var artifacts = await stages.ResolveArtifactsAsync(spec, cancellationToken);
        await using var hosts = await stages.ReachAsync(spec, HostAccess.Change, cancellationToken);
        await using var locks = await stages.LockAsync(hosts, cancellationToken);
        var predicted = await stages.PredictAsync(spec, artifacts.Offer, ApplyPhases.For, hosts, cancellationToken);
        if (predicted.Plan.IsEmpty)
        {
            return Say(RunDocument.OfEmpty("apply", predicted.Blueprint, predicted.Plan, stages.Elapsed));
        }

        var examined = await stages.ExamineHostsAsync(spec, hosts, predicted.Facts, cancellationToken);
        if (!examined.IsFit)
        {
            return Say(examined, ExitCode.RunFailed);
        }

        SayWhatIsToKnow(examined);
        Stages.DemandNoBlocks(predicted);
        await stages.Confirmation.DemandAsync(predicted.Plan, cancellationToken);
        await using var server = await artifacts.ServeAsync(hosts, cancellationToken);
        await using var execution = stages.Start("apply", predicted.With(server.Offer), hosts, locks);
        var done = await execution.EndAsync(await execution.PerformAsync(predicted.Phases, cancellationToken));
        return Say(done.Succeeded ? done with { Kubeconfig = await stages.SaveKubeconfigAsync(spec, predicted.Blueprint.Leader, hosts, cancellationToken) } : done);
    }

    /// <summary>Takes back what <see cref="ApplyAsync"/> made.</summary>
    public async Task<ExitCode> ResetAsync(CancellationToken cancellationToken)
    {
        var spec = stages.ReadSpec();
        await using var hosts = await stages.ConnectAsync(spec, HostAccess.Change, cancellationToken);
        await using var locks = await stages.LockAsync(hosts, cancellationToken);
        var predicted = await stages.PredictAsync(spec, ResolvedArtifacts.None.Offer, ResetPhases.For, hosts, cancellationToken);
        Stages.DemandNoBlocks(predicted);
        if (predicted.Plan.IsEmpty)
        {
            return Say(RunDocument.OfEmpty("reset", predicted.Blueprint, predicted.Plan, stages.Elapsed));
        }

        await stages.Confirmation.DemandNameAsync(ResetWarning.For(spec), spec.Name, cancellationToken);
        await using var execution = stages.Start("reset", predicted, hosts, locks);
        return Say(await execution.EndAsync(await execution.PerformAsync(predicted.Phases, cancellationToken)));
    }

    /// <summary>Says whether the cluster is what its file says, and works.</summary>
    /// <param name="failover">What to take away on purpose, to measure the outage.</param>
    public async Task<ExitCode> VerifyAsync(FailoverRequest failover, CancellationToken cancellationToken)
    {
        var spec = stages.ReadSpec();
        var drills = failover.LoseHosts ? stages.Drills(spec, failover) : null;
        if (drills is not null)
        {
            await stages.Confirmation.DemandAsync(drills.Warning, cancellationToken);
        }

        var artifacts = await stages.ResolveArtifactsAsync(spec, cancellationToken);
        await using var hosts = await stages.ConnectAsync(spec, HostAccess.Change, cancellationToken);
        await using var locks = await stages.LockAsync(hosts, cancellationToken);
        var predicted = await stages.PredictAsync(spec, artifacts.Offer, ApplyPhases.For, hosts, cancellationToken);

        var examination = stages.Examine(predicted);
        var standing = await examination.LookAsync(cancellationToken);
        var workload = await examination.TryWorkloadAsync(() => stages.Start("verify", predicted, hosts, locks), cancellationToken);
        var checks = new List<CheckDocument>([PlanCheck.Of(predicted.Plan), .. standing, .. workload]);
        if (failover.MoveAddress)
        {
            checks.AddRange(await stages.DrillAsync(predicted, checks, hosts, cancellationToken));
        }

        var lost = drills is null ? null : await stages.LoseHostsAsync(drills, predicted, checks, hosts, locks, cancellationToken);
        if (lost is not null)
        {
            checks.Add(HostLossDrills.Check(lost));
        }

        var document = VerifyDocument.Of(spec.Name, checks) with { Failover = lost };
        report.Result(document, ink => ChecksText.Of(document, ink));
        return document.State switch
        {
            CheckState.Ok => ExitCode.Fine,
            CheckState.Failed => ExitCode.Findings,
            _ => ExitCode.NotAssessed,
        };
    }

    private ExitCode Say(PreflightDocument examined, ExitCode whereNotFit)
    {
        report.Result(examined, ink => PreflightText.Of(examined, ink));
        return examined switch
        {
            { IsFit: true } => ExitCode.Fine,
            { HasFindings: true } => whereNotFit,
            _ => ExitCode.NotAssessed,
        };
    }

    private void SayWhatIsToKnow(PreflightDocument examined)
    {
        if (PreflightText.OfWhatIsToKnow(examined, report.Ink) is { Length: > 0 } lines)
        {
            report.Note(lines.TrimEnd('\n'));
        }
    }

    private ExitCode Say(RunDocument done)
    {
        report.Result(done, ink => RecapText.Of(done, ink));
        return done.Succeeded ? ExitCode.Fine : ExitCode.RunFailed;
    }
}
