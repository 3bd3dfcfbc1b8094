using System.Net;
using Kubewright.Cli.Output;
using Kubewright.Cli.Output.Documents;
using Kubewright.Core.Endpoints;
using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Core.Spec.Writing;
using Kubewright.Diagnosis.Rules.ControlPlane;
using Kubewright.Diagnosis.Rules.Network;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Provisioning.Phases;

namespace Kubewright.Cli.Runs;

/// <summary><c>endpoint move</c> from its beginning to its end: the former and the wanted cluster, one plan, both endpoints watched while it is done, and the file in place after.</summary>
internal sealed class EndpointMoveRun(Stages stages, ClusterFile file, Reporter report, TimeProvider time)
{
    public async Task<ExitCode> RunAsync(MoveWish wish, CancellationToken cancellationToken)
    {
        var text = file.Text();
        var here = stages.Enter(Read(text, describesRunning: true));
        (string Text, ClusterSpec Spec)? wanted = wish.IsBack ? null : Wanted(wish, text, here);
        var artifacts = await stages.ResolveArtifactsAsync(here, cancellationToken);

        // Balancers that only the other file has are not known before the note is read; those of the wanted one are.
        await using var first = await stages.ConnectAsync(here, HostAccess.Look, cancellationToken);
        var found = await NotesAsync(here, first, cancellationToken);
        if (found is not { IsDone: false } && wanted is { Spec: { } same } && same.Endpoint == here.Endpoint && same.Hosts.Select(host => host.Name).SequenceEqual(here.Hosts.Select(host => host.Name)))
        {
            return Say(MoveDocument.OfNothing(here, stages.Elapsed));
        }

        var note = Choose(wish, found, text, wanted);
        var move = Move(note);
        await using var hosts = await stages.ConnectAsync(move.To with { Hosts = move.Hosts }, HostAccess.Change, cancellationToken);
        await using var locks = await stages.LockAsync(hosts, cancellationToken);
        var predicted = await stages.PredictAsync(move.To, artifacts.Offer, blueprint => MovePhases.For(blueprint, move, note), hosts, cancellationToken);
        if (predicted.Plan.IsEmpty)
        {
            TakeFile(note);
            return Say(MoveDocument.Of(note, RunDocument.OfEmpty("endpoint move", predicted.Blueprint, predicted.Plan, stages.Elapsed)));
        }

        Stages.DemandNoBlocks(WithoutWhatComesLater(predicted, move, note));
        await DemandFreeAddressAsync(move, predicted, cancellationToken);
        report.Note(PlanText.Of(PlanDocument.Of(predicted.Blueprint, predicted.Plan, CurrentFiles.In(predicted.Facts.Facts)), report.Ink));
        await stages.Confirmation.DemandAsync(predicted.Plan, cancellationToken);
        return Say(await PerformAsync(move, note, predicted, hosts, locks, cancellationToken));
    }

    private async Task<MoveDocument> PerformAsync(EndpointMove move, EndpointMoveNote note, Prediction predicted, ConnectedHosts hosts, HeldLocks locks, CancellationToken cancellationToken)
    {
        await using var execution = stages.Start("endpoint move", predicted, hosts, locks);
        await using var watches = MoveWatches.Start(move, await Kubeconfig.ReadAsync(hosts.Sessions[predicted.Blueprint.Leader.Name], cancellationToken), time);
        var switched = await execution.PerformAsync(MovePhases.ToSwitch(predicted.Blueprint, move, note), cancellationToken);
        watches.Switched();
        var succeeded = switched && await execution.PerformAsync(MovePhases.Retirement(predicted.Blueprint, move, note with { IsDone = true }), cancellationToken);
        await watches.SettleAsync(cancellationToken);
        var done = MoveDocument.Of(note, await execution.EndAsync(succeeded)) with { Outages = watches.Outages() };
        if (!succeeded)
        {
            return done;
        }

        var kept = TakeFile(note);
        var checks = await stages.Examine(predicted).JudgeAsync([new AdminKubeconfigNamesAnotherServer(), new VirtualAddressNotOnOneHost(), new EndpointNotHealthy()], cancellationToken);
        return done with
        {
            Run = done.Run with { Kubeconfig = await stages.SaveKubeconfigAsync(predicted.Spec, predicted.Blueprint.Leader, hosts, cancellationToken) },
            FormerFile = kept,
            Checks = checks,
        };
    }

    /// <summary>The file as it is to be, and what it says.</summary>
    private (string Text, ClusterSpec Spec) Wanted(MoveWish wish, string text, ClusterSpec here)
    {
        var wanted = wish switch
        {
            { File: { } other } => other.Text(),
            { Kind: { } kind } => Replaced(kind, wish, text, here),
            _ => text,
        };
        return (wanted, stages.Complete(Read(wanted, describesRunning: wish is { File: null, Kind: null }, wish.File ?? file)));
    }

    private static string Replaced(EndpointKind kind, MoveWish wish, string text, ClusterSpec here)
    {
        var address = wish.Address is null ? null
            : IPAddress.TryParse(wish.Address, out var parsed) ? parsed
            : throw new StoppedException(ExitCode.BadInput, new Problem($"--address {wish.Address} is no address", "write one such as 192.168.2.10"));
        Balancer? balancer = wish.Balancer switch
        {
            null => null,
            "haproxy" => Balancer.Haproxy,
            "nginx" => Balancer.Nginx,
            var other => throw new StoppedException(ExitCode.BadInput, new Problem($"--balancer {other} is not known", "give haproxy or nginx")),
        };

        // Two addresses that stand at the same time are held under two numbers.
        var router = kind == EndpointKind.Keepalived && here.Endpoint.Kind == EndpointKind.Keepalived
            ? address is null || address.Equals(here.Endpoint.Address) ? here.Endpoint.RouterId : MoveRules.NextRouterId(here.Endpoint)
            : (int?)null;
        return EndpointBlock.Replace(text, kind, address, wish.Name, wish.Port, balancer, router);
    }

    private ClusterSpec Read(string text, bool describesRunning, ClusterFile? named = null) => file.Read(text, describesRunning: describesRunning) switch
    {
        SpecReading.Valid valid => valid.Spec,
        SpecReading.Invalid invalid => throw new StoppedException(ExitCode.BadInput, [.. invalid.Errors.Select((named ?? file).Describe)]),
        _ => throw new InvalidOperationException("a reading is valid or invalid"),
    };

    /// <summary>What the control planes note about a move; none where there was none.</summary>
    private async Task<EndpointMoveNote?> NotesAsync(ClusterSpec spec, ConnectedHosts hosts, CancellationToken cancellationToken)
    {
        var probe = new FileContent(EndpointMoveNote.Path);
        var facts = await new FactGatherer(hosts.Sessions, time).AskAsync(spec.ControlPlanes.Select(host => new Need(host, probe)), again: false, cancellationToken);
        if (spec.ControlPlanes.FirstOrDefault(host => facts.Get(host, probe).WhyUnknown is not null) is { } silent)
        {
            throw new StoppedException(ExitCode.NotAssessed, new Problem($"{silent}: {facts.Get(silent, probe).WhyUnknown}, so whether a move is under way is not known"));
        }

        // Of a move and one that takes it back, the last; both are noted on all control planes before anything else is done.
        var notes = spec.ControlPlanes.Select(host => EndpointMoveNote.TryRead(facts.ValueOr(host, probe, new FileText(null)).Text)).OfType<EndpointMoveNote>().ToList();
        return notes.OrderByDescending(note => note.IsDone ? 0 : 1).ThenByDescending(note => note.Id, StringComparer.Ordinal).FirstOrDefault();
    }

    private EndpointMoveNote Choose(MoveWish wish, EndpointMoveNote? found, string text, (string Text, ClusterSpec Spec)? wanted)
    {
        if (wish.IsBack)
        {
            return found is null
                ? throw new StoppedException(ExitCode.BadInput, new Problem("no control plane knows of a move of the endpoint, so there is nothing to go back to", "name the endpoint that you want with --to"))
                : new EndpointMoveNote(stages.RunId, false, found.To, found.From, found.ToFile, found.FromFile);
        }

        if (wish is { File: null, Kind: null })
        {
            return found is { IsDone: false }
                ? found
                : throw new StoppedException(ExitCode.BadInput, new Problem("no move of the endpoint is under way", "name the endpoint that you want with --to"));
        }

        var (wantedText, spec) = wanted!.Value;
        if (found is { IsDone: false })
        {
            return found.ToFile == wantedText
                ? found
                : throw new StoppedException(
                    ExitCode.BadInput,
                    new Problem($"a move of the endpoint from {found.From} to {found.To} is under way", "go on with it by 'kubewright endpoint move', or take it back by 'kubewright endpoint move --rollback'; then move on"));
        }

        var here = Read(text, describesRunning: true);
        return new EndpointMoveNote(stages.RunId, false, here.EndpointServer, spec.EndpointServer, text, wantedText);
    }

    private EndpointMove Move(EndpointMoveNote note)
    {
        var move = new EndpointMove(note.Id, stages.Complete(Read(note.FromFile, describesRunning: true)), stages.Complete(Read(note.ToFile, describesRunning: true)));
        var problems = MoveRules.Judge(move);
        return problems.Count == 0 ? move : throw new StoppedException(ExitCode.BadInput, [.. problems.Select(problem => new Problem(problem.Problem, problem.Remedy))]);
    }

    // What must be gone in the end is there in the beginning.
    private static Prediction WithoutWhatComesLater(Prediction predicted, EndpointMove move, EndpointMoveNote note)
    {
        var now = MovePhases.ToSwitch(predicted.Blueprint, move, note).Select(phase => phase.Title).ToHashSet();
        return predicted with { Plan = new Plan([.. predicted.Plan.Steps.Where(step => now.Contains(step.Phase.Title))]) };
    }

    private async Task DemandFreeAddressAsync(EndpointMove move, Prediction predicted, CancellationToken cancellationToken)
    {
        if (move.To.Endpoint.Address is null || move.To.Endpoint.Address.Equals(move.From.Endpoint.Address))
        {
            return;
        }

        var taken = (await stages.Examine(predicted).JudgeAsync([new VirtualAddressTaken()], cancellationToken)).Where(check => check.State == CheckState.Failed).ToList();
        if (taken.Count > 0)
        {
            throw new StoppedException(ExitCode.RunFailed, [.. taken.Select(check => new Problem(check.Sentence, check.Remedy ?? "take an address that nobody has; nothing was changed"))]);
        }
    }

    /// <summary>Puts the wanted text into the cluster file and keeps the former one beside it.</summary>
    private string? TakeFile(EndpointMoveNote note)
    {
        if (file.Text() == note.ToFile)
        {
            return null;
        }

        var former = file.Path + ".before-move";
        try
        {
            File.Copy(file.Path, former, overwrite: true);
            File.WriteAllText(file.Path + ".new", note.ToFile);
            File.Move(file.Path + ".new", file.Path, overwrite: true);
            return former;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoppedException(ExitCode.RunFailed, new Problem($"the endpoint has moved, but {file.Path} cannot be written: {exception.Message}", "write the wanted endpoint into it yourself"));
        }
    }

    private ExitCode Say(MoveDocument done)
    {
        report.Result(done, ink => MoveText.Of(done, ink));
        return !done.Run.Succeeded ? ExitCode.RunFailed
            : done.Checks.Any(check => check.State == CheckState.Failed) ? ExitCode.Findings
            : done.Checks.Any(check => check.State == CheckState.Unknown) ? ExitCode.NotAssessed : ExitCode.Fine;
    }
}
