using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Provisioning.Steps.Cluster;
using Kubewright.Provisioning.Steps.ControlPlane;
using Kubewright.Provisioning.Steps.Etcd;
using Kubewright.Provisioning.Steps.Hosts;
using Kubewright.Provisioning.Steps.Kubelet;
using Kubewright.Provisioning.Steps.Network;
using Kubewright.Provisioning.Steps.Runtime;

namespace Kubewright.Provisioning.Phases;

/// <summary>
/// What <c>apply</c> does, in order. The order is the architecture: read this first. Every host goes down the list at its own pace; only <c>After</c> and
/// <c>OneByOne</c> make it wait for others.
/// </summary>
public static class ApplyPhases
{
    // Of the pod of kube-vip in whose place another one is.
    private static readonly TimeSpan LongestLease = TimeSpan.FromSeconds(70);

    public static IReadOnlyList<Phase> For(Blueprint blueprint)
    {
        var spec = blueprint.Spec;
        var network = spec.Networking.Cni;
        var setsTime = spec.Time.Kind != TimeKind.Keep;
        var isKubeVip = spec.Endpoint.Kind == EndpointKind.KubeVip;
        var isStaged = spec.Staging is not null;

        var prepare = new Phase
        {
            Title = "Prepare hosts",
            Hosts = [.. spec.Hosts.Where(host => !IsForEtcdOnly(host))],
            Steps =
            [
                new SetHostname(), new WriteHostsBlock(), new DisableSwap(), new LoadKernelModules(), new SetSysctls(), new InstallPackages(),
                .. setsTime ? [new ConfigureTime()] : (IStep[])[],
            ],
        };
        var etcd = EtcdPhases.For(spec, setsTime);
        var balance = new Phase
        {
            Title = "Raise the endpoint",
            Hosts = [.. spec.Balancers],
            Steps =
            [
                new AllowBalancer(), new ConfigureBalancer(spec.Endpoint.Kind == EndpointKind.Local ? Backends.Serving : Backends.All),
                .. spec.Endpoint.Kind == EndpointKind.Keepalived ? [new ConfigureKeepalived()] : (IStep[])[],
            ],
        };
        var install = new Phase
        {
            Title = "Install Kubernetes",
            Hosts = [.. spec.Nodes],
            Steps =
            [
                .. spec.Runtime.Source == RuntimeSource.Release ? [new InstallRuntime()] : (IStep[])[],
                new ConfigureRegistries(), new ConfigureContainerd(), new HoldPackages(),
                spec.Artifacts.Kubernetes == KubernetesSource.Packages ? new InstallKubernetesPackages() : new InstallKubernetes(),
                new InstallKubeletUnit(),
                .. network == CniKind.Bridge ? [new LayPodNetwork()] : (IStep[])[],
                new ImportImages(),
                .. isKubeVip ? [new PullKubeVip()] : (IStep[])[],
            ],
        };
        var agree = new Phase { Title = "Agree on the time", Hosts = setsTime ? spec.Hosts : [], Steps = [new AwaitTimeSource()] };
        IStep[] raiseKubeVip = isKubeVip ? [new RunKubeVip(), new AwaitVirtualAddress { Title = "Wait until kube-vip holds the virtual address", Settle = LongestLease }] : [];
        IStep[] admitting = [.. spec.IsEtcdExternal ? [] : (IStep[])[new RemoveStaleMembers()], new RemoveCutOffNodes(), new IssueJoinCredentials()];
        var initialise = new Phase
        {
            Title = "Initialise the cluster",
            Hosts = [blueprint.Leader],

            // A balancer of every node's own stands on the leader already, and nobody waits for the others' ones.
            After = [.. isStaged || spec.Endpoint.Kind == EndpointKind.Local ? [] : (Phase[])[balance], .. etcd.Ready],
            Steps =
            [
                .. isStaged ? [] : BeforeInit(spec), new ClearCutOffAttempt(),
                .. isKubeVip && !isStaged ? [new LayKubeVip()] : (IStep[])[],
                new InitialiseControlPlane(),
                .. isStaged ? [] : (IStep[])[.. raiseKubeVip, .. admitting],
            ],
        };
        balance = isStaged ? balance with { After = [initialise] } : balance;
        var moveOn = new Phase
        {
            Title = "Move to the endpoint",
            Hosts = isStaged ? [blueprint.Leader] : [],
            After = [initialise, balance],
            Steps = spec.Staging is { } staging ? [.. raiseKubeVip, .. BeforeInit(spec), .. MovePhases.Staged(staging, spec), .. admitting] : [],
        };
        var joinControlPlanes = new Phase
        {
            Title = "Join control planes",
            Hosts = [.. spec.ControlPlanes.Where(host => host.Name != blueprint.Leader.Name)],
            After = spec.Staging is null ? [initialise] : [moveOn],

            // Each join adds a member to etcd in pods, which takes one change of its membership at a time.
            OneByOne = !spec.IsEtcdExternal,
            Steps = [new ClearCutOffAttempt(), new JoinCluster(HostRole.ControlPlane)],
        };

        // After the leader, whose kube-vip is looked at before anybody joins: while one is started anew, another one has the address.
        Phase[] runKubeVip = isKubeVip
            ? [new Phase { Title = "Run kube-vip", Hosts = joinControlPlanes.Hosts, After = [joinControlPlanes], OneByOne = true, Steps = [new RunKubeVip()] }]
            : [];
        var joinWorkers = new Phase
        {
            Title = "Join workers",
            Hosts = [.. spec.Workers],
            After = spec.Staging is null ? [initialise] : [moveOn],
            Steps = [new ClearCutOffAttempt(), new JoinCluster(HostRole.Worker)],
        };

        // Apart from the joins, so that no control plane waits for the restart of another one's kubelet.
        var configure = new Phase
        {
            Title = "Configure kubelets",
            Hosts = [.. spec.Nodes],
            Steps = [new ConfigureKubelet()],
        };
        var renew = new Phase
        {
            Title = "Renew watches",
            Hosts = RenewWatches.Concerns(spec) ? [.. spec.ControlPlanes] : [],
            After = [joinControlPlanes, .. runKubeVip, joinWorkers, configure],
            OneByOne = true,
            Steps = [new RenewWatches()],
        };
        var spread = new Phase
        {
            Title = "Spread over all control planes",
            Hosts = spec.Endpoint.Kind == EndpointKind.Local ? [.. spec.Nodes] : [],
            After = [joinControlPlanes],
            Steps = [new ConfigureBalancer(Backends.AllJoined)],
        };
        var complete = new Phase
        {
            Title = "Complete the cluster",
            Hosts = [blueprint.Leader],
            After = [joinControlPlanes, .. runKubeVip, joinWorkers, configure, renew],
            Steps =
            [
                .. network == CniKind.Bridge ? [new RecordPodSubnets()] : (IStep[])[],
                new MarkNodes(),
                .. network == CniKind.Manifests ? [new ApplyManifests()] : (IStep[])[],
                new AwaitHealth(),
            ],
        };
        var tidy = new Phase
        {
            Title = "Tidy up",
            Hosts = [blueprint.Leader],
            After = [joinControlPlanes, joinWorkers],
            Always = true,
            Steps = [new RevokeJoinCredentials()],
        };

        // Staged, the first control plane is there before the endpoint, and nobody else before it has moved to it.
        IReadOnlyList<Phase> begin = isStaged
            ? [prepare, .. etcd.Certified, install, agree, .. etcd.Started, initialise, balance, moveOn]
            : [prepare, .. etcd.Certified, balance, install, agree, .. etcd.Started, initialise];
        return [.. begin, joinControlPlanes, .. runKubeVip, joinWorkers, configure, spread, renew, complete, tidy];
    }

    /// <summary>What the leader waits for before kubeadm uses the endpoint.</summary>
    private static IEnumerable<IStep> BeforeInit(ClusterSpec spec) => spec.Endpoint.Kind switch
    {
        // kube-vip binds the address as soon as init has brought up the API server.
        EndpointKind.Local or EndpointKind.KubeVip => [],
        EndpointKind.External => [new AwaitLoadBalancer()],
        _ => [new AwaitVirtualAddress()],
    };

    /// <summary>Whether a host runs nothing of Kubernetes but its etcd, and so needs nothing of what nodes need.</summary>
    internal static bool IsForEtcdOnly(Host host) => host.Is(HostRole.Etcd) && !host.IsNode;
}
