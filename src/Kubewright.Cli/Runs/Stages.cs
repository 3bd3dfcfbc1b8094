using Kubewright.Cli.Output;
using Kubewright.Cli.Output.Documents;
using Kubewright.Core.Artifacts;
using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Provisioning.Phases;
using Kubewright.Remote.Locks;

namespace Kubewright.Cli.Runs;

/// <summary>The stages that verbs are made of. Each does its part, or ends the verb with a <see cref="StoppedException"/>.</summary>
internal sealed class Stages(Composition on, Reporter report, ClusterFile file, bool yes, LoginRequest logins)
{
    private readonly JoinCredentials _credentials = RunCredentials.Create(on.Time.GetUtcNow());

    private readonly long _start = on.Time.GetTimestamp();

    /// <summary>The time since the verb began.</summary>
    public TimeSpan Elapsed => on.Time.GetElapsedTime(_start);

    /// <summary>Names this run.</summary>
    public string RunId => _credentials.RunId;

    public Confirmation Confirmation { get; } = new(report.Terminal, yes);

    /// <summary>Reads the cluster file. For a lab's hosts the process then starts over inside the lab's network, so this comes first.</summary>
    /// <param name="withFilesToCome">Whether keys and known hosts need not be there yet.</param>
    public ClusterSpec ReadSpec(bool withFilesToCome = false)
    {
        var reading = file.Read(withFilesToCome || logins.AcceptNewHostKeys);
        if (reading is SpecReading.Invalid invalid)
        {
            throw new StoppedException(ExitCode.BadInput, [.. invalid.Errors.Select(file.Describe)]);
        }

        return Enter(((SpecReading.Valid)reading).Spec);
    }

    /// <summary>Enters the network of a lab's cluster; where the process starts over for that, this comes before everything else.</summary>
    public ClusterSpec Enter(ClusterSpec spec)
    {
        if (spec.Lab is { } lab)
        {
            on.EnterLab(lab);
        }

        return Complete(spec);
    }

    /// <summary>The cluster with what is asked of the user for its logins.</summary>
    public ClusterSpec Complete(ClusterSpec spec) => logins.Complete(spec, report.Terminal);

    public Task<ResolvedArtifacts> ResolveArtifactsAsync(ClusterSpec spec, CancellationToken cancellationToken) =>
        Patiently(ResolvedArtifacts.OfAsync(spec, on.Artifacts, cancellationToken), "Reading the catalogue of artifacts …");

    /// <summary>Connects to all hosts, or says all that cannot be reached.</summary>
    public Task<ConnectedHosts> ConnectAsync(ClusterSpec spec, HostAccess access, CancellationToken cancellationToken) =>
        Patiently(ConnectedHosts.OpenAsync(on.Connector, spec.Hosts, access, cancellationToken), $"Connecting to {spec.Hosts.Count} hosts …");

    /// <summary>Connects to all hosts that can be reached; <see cref="ExamineHostsAsync"/> says what became of the others.</summary>
    public Task<ConnectedHosts> ReachAsync(ClusterSpec spec, HostAccess access, CancellationToken cancellationToken) =>
        Patiently(ConnectedHosts.ReachAsync(on.Connector, spec.Hosts, access, cancellationToken), $"Connecting to {spec.Hosts.Count} hosts …");

    /// <summary>Takes the lock of every host, so that no other run changes them meanwhile.</summary>
    public Task<HeldLocks> LockAsync(ConnectedHosts hosts, CancellationToken cancellationToken) =>
        Patiently(HeldLocks.AcquireAsync(hosts, new HostLock(on.Time), LockHolder.Here(_credentials.RunId, on.Time), cancellationToken), "Taking the hosts' locks …");

    /// <summary>Asks the hosts and concludes what there is to do.</summary>
    public async Task<Prediction> PredictAsync(
        ClusterSpec spec,
        ArtifactOffer artifacts,
        Func<Blueprint, IReadOnlyList<Phase>> list,
        ConnectedHosts hosts,
        CancellationToken cancellationToken)
    {
        // One batch of questions does for most runs; only where another control plane leads than the first, what concerns it is asked in a second one.
        var facts = new FactGatherer(hosts.Sessions, on.Time);
        var blueprint = new Blueprint { Spec = spec, Leader = spec.ControlPlanes.First(), Artifacts = artifacts, Credentials = _credentials };
        var phases = list(blueprint);
        await AskAsync([.. Planner.Needs(blueprint, phases), .. Leadership.Needs(spec)]);
        var leader = Leadership.Choose(spec, facts.Facts);
        if (leader.Name != blueprint.Leader.Name)
        {
            blueprint = blueprint with { Leader = leader };
            phases = list(blueprint);
            await AskAsync([.. Planner.Needs(blueprint, phases)]);
        }

        return new Prediction(blueprint, phases, Planner.Plan(blueprint, phases, facts.Facts), facts);

        Task AskAsync(IReadOnlyList<Need> needs) =>
            Patiently(facts.AskAsync(needs, again: false, cancellationToken), $"Asking {spec.Hosts.Count} hosts what is there …");
    }

    /// <summary>Judges whether the hosts are fit for the cluster.</summary>
    /// <param name="known">What has been asked already; null where nothing has.</param>
    public Task<PreflightDocument> ExamineHostsAsync(ClusterSpec spec, ConnectedHosts hosts, FactGatherer? known, CancellationToken cancellationToken) =>
        Patiently(new Preflight(spec, hosts, known ?? new FactGatherer(hosts.Sessions, on.Time)).ExamineAsync(cancellationToken), $"Examining {spec.Hosts.Count} hosts …");

    public static void DemandNoBlocks(Prediction predicted)
    {
        if (predicted.Blocks is { Count: > 0 } blocks)
        {
            throw new StoppedException(ExitCode.NotAssessed, [.. blocks, new Problem("This cannot be done as things are, so nothing was changed.")]);
        }
    }

    /// <summary>Starts a run that changes hosts.</summary>
    public Execution Start(string verb, Prediction predicted, ConnectedHosts hosts, HeldLocks locks) => Execution.Start(on, verb, predicted, hosts, locks);

    /// <summary>What judges the cluster.</summary>
    public Examination Examine(Prediction predicted) => new(predicted, on.Time);

    /// <summary>Moves the virtual address on purpose, or tries a load balancer that is not ours, where all is well so far.</summary>
    public async Task<IReadOnlyList<CheckDocument>> DrillAsync(Prediction predicted, IReadOnlyList<CheckDocument> sofar, ConnectedHosts hosts, CancellationToken cancellationToken) =>
        predicted.Spec.Endpoint.Kind == EndpointKind.External
            ? await LoadBalancerCheck.RunAsync(predicted, sofar, hosts, report, cancellationToken)
            : [await FailoverCheck.RunAsync(predicted, sofar, hosts, report, on.Time, cancellationToken)];

    /// <summary>Takes hosts away in turn, where all is well so far.</summary>
    public async Task<FailoverDocument> LoseHostsAsync(
        HostLossDrills drills, Prediction predicted, IReadOnlyList<CheckDocument> sofar, ConnectedHosts hosts, HeldLocks locks, CancellationToken cancellationToken)
    {
        // A run of its own: its journal lies beside that of the acceptance workload.
        var credentials = predicted.Blueprint.Credentials;
        var drill = predicted with { Blueprint = predicted.Blueprint with { Credentials = credentials with { RunId = $"{credentials.RunId}-failover" } } };
        await using var execution = Start("verify --failover --all", drill, hosts, locks);
        var done = await drills.RunAsync(
            sofar.All(check => check.State == CheckState.Ok),
            predicted,
            hosts,
            execution,
            host => locks.RetakeAsync(hosts.Sessions[host.Name], new HostLock(on.Time), LockHolder.Here(_credentials.RunId, on.Time), cancellationToken),
            cancellationToken);
        await execution.EndAsync(done.Hosts.All(host => host.State != CheckState.Failed));
        return done;
    }

    /// <summary>What takes hosts away.</summary>
    public HostLossDrills Drills(ClusterSpec spec, FailoverRequest request) => new(on, spec, request);

    /// <summary>The control plane to ask the cluster through, where nothing else is to be asked.</summary>
    public async Task<Host> LeaderAsync(ClusterSpec spec, ConnectedHosts hosts, CancellationToken cancellationToken) =>
        Leadership.Choose(spec, await Patiently(new FactGatherer(hosts.Sessions, on.Time).AskAsync(Leadership.Needs(spec), again: false, cancellationToken), "Looking for the cluster …"));

    /// <summary>The administrator's kubeconfig for this machine; says where that is another than the nodes have.</summary>
    public async Task<Kubeconfig> KubeconfigAsync(ClusterSpec spec, Host leader, ConnectedHosts hosts, CancellationToken cancellationToken)
    {
        var kubeconfig = (await Kubeconfig.ReadAsync(hosts.Sessions[leader.Name], cancellationToken)).ForOutside(spec, leader);
        if (kubeconfig.CaveatOf(spec, leader) is { } caveat)
        {
            report.Note(caveat);
        }

        return kubeconfig;
    }

    /// <summary>Puts the administrator's kubeconfig beside the cluster file; leaves one of another cluster alone and says so.</summary>
    public async Task<string?> SaveKubeconfigAsync(ClusterSpec spec, Host leader, ConnectedHosts hosts, CancellationToken cancellationToken)
    {
        var kubeconfig = await KubeconfigAsync(spec, leader, hosts, cancellationToken);
        if (!yes && kubeconfig.OtherServerIn(file.Kubeconfig) is { } other)
        {
            report.Note($"{file.Kubeconfig} is of another cluster, {other}, and was left alone; get this one with: kubewright kubeconfig -f {file.Shown} -o FILE");
            return null;
        }

        kubeconfig.WriteTo(file.Kubeconfig);
        return file.Kubeconfig;
    }

    private Task<T> Patiently<T>(Task<T> work, string title) => Patience.AwaitAsync(work, title, report, on.Time);
}
