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
    public static IReadOnlyList<Phase> For(Blueprint blueprint)
    {
        var spec = blueprint.Spec;
        var network = spec.Networking.Cni;
        var setsTime = spec.Time.Kind != TimeKind.Keep;

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
            Steps = [new AllowBalancer(), new ConfigureBalancer(), .. spec.Endpoint.Kind == EndpointKind.Keepalived ? [new ConfigureKeepalived()] : (IStep[])[]],
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
            ],
        };
        var agree = new Phase { Title = "Agree on the time", Hosts = setsTime ? spec.Hosts : [], Steps = [new AwaitTimeSource()] };
        IStep[] admitting = [.. spec.IsEtcdExternal ? [] : (IStep[])[new RemoveStaleMembers()], new RemoveCutOffNodes(), new IssueJoinCredentials()];
        var initialise = new Phase
        {
            Title = "Initialise the cluster",
            Hosts = [blueprint.Leader],
            After = [.. spec.Staging is null ? [balance] : (Phase[])[], .. etcd.Ready],
            Steps =
            [
                .. spec.Staging is null ? [new AwaitVirtualAddress()] : (IStep[])[], new ClearCutOffAttempt(), new InitialiseControlPlane(),
                .. spec.Staging is null ? admitting : [],
            ],
        };
        balance = spec.Staging is null ? balance : balance with { After = [initialise] };
        var moveOn = new Phase
        {
            Title = "Move to the endpoint",
            Hosts = spec.Staging is null ? [] : [blueprint.Leader],
            After = [initialise, balance],
            Steps = spec.Staging is { } staging ? [.. MovePhases.Staged(staging, spec), .. admitting] : [],
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
        var complete = new Phase
        {
            Title = "Complete the cluster",
            Hosts = [blueprint.Leader],
            After = [joinControlPlanes, joinWorkers, configure],
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
        IReadOnlyList<Phase> begin = spec.Staging is null
            ? [prepare, .. etcd.Certified, balance, install, agree, .. etcd.Started, initialise]
            : [prepare, .. etcd.Certified, install, agree, .. etcd.Started, initialise, balance, moveOn];
        return [.. begin, joinControlPlanes, joinWorkers, configure, complete, tidy];
    }

    /// <summary>Whether a host runs nothing of Kubernetes but its etcd, and so needs nothing of what nodes need.</summary>
    internal static bool IsForEtcdOnly(Host host) => host.Is(HostRole.Etcd) && !host.IsNode;
}
