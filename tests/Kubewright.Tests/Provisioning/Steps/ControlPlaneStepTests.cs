using Kubewright.Core.Endpoints;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.Cluster;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Inspection.Probes.Etcd;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Provisioning.Steps.Cluster;
using Kubewright.Provisioning.Steps.ControlPlane;
using Kubewright.Provisioning.Steps.Etcd;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Provisioning.Steps;

/// <summary>Making the cluster and letting hosts into it.</summary>
public sealed class ControlPlaneStepTests
{
    private const string Foreign = "if nothing on it is needed, run 'kubeadm reset' on it first";

    private static readonly KubeadmTraces ControlPlane = new(false, true, true, true, KubeadmTraces.ControlPlanePods);
    private static readonly KubeadmTraces Worker = KubeadmTraces.None with { HasKubeletConf = true };
    private static readonly KubeadmTraces CutOff = ControlPlane with { AttemptUnderWay = true };

    [Fact]
    public void A_host_that_serves_the_cluster_is_not_initialised_again() => Initialising(ControlPlane).IsSatisfied("serves the cluster");

    [Fact]
    public void An_API_server_that_cut_watches_off_while_another_one_joined_is_started_once_more()
    {
        var (start, join) = (DateTimeOffset.UnixEpoch.AddSeconds(100), DateTimeOffset.UnixEpoch.AddSeconds(160));
        NodeState Node(string name, DateTimeOffset created) => new(name, "v1.20.2", true, "", null) { Created = created };
        var step = StepCase.Of(new RenewWatches(), version: "1.20.2").With(new ComponentHealth(), new Dictionary<string, string> { ["kube-apiserver"] = "ok" })
            .With(new ClusterNodes(), [Node("cp1", start.AddSeconds(20)), Node("cp2", join), Node("cp3", join.AddSeconds(40)), Node("worker1", join.AddSeconds(90))]);

        step.With(new ApiServerWatches(), new WatchesOfApiServer(start.AddSeconds(30), start.AddSeconds(62)))
            .Changes("its API server ended all watches at 00:02:42 UTC, when etcd had no leader as cp2 joined; some that were opened then hear nothing", "restart kube-apiserver");
        step.With(new ApiServerWatches(), new WatchesOfApiServer(start.AddSeconds(30), join.AddMinutes(6))).IsSatisfied("no watch was cut off by a join");
        step.With(new ApiServerWatches(), new WatchesOfApiServer(start.AddSeconds(30), null)).IsSatisfied("no watch was cut off by a join");
        step.With(new ApiServerWatches(), new WatchesOfApiServer(join.AddSeconds(9), join.AddSeconds(99))).IsSatisfied("no watch was cut off by a join");
        step.With(new ApiServerWatches(), new WatchesOfApiServer(join.AddSeconds(9), null)).With(new ComponentHealth(), new Dictionary<string, string>()).ComesLater("its API server: no answer");
        step.With(new ApiServerWatches(), new WatchesOfApiServer(null, null)).ComesLater("its API server does not run yet");
        step.With(new ApiServerWatches(), new WatchesOfApiServer(start, join)).With(new ClusterNodes(), [Node("cp1", start), Node("cp2", join)]).ComesLater("once cp3 has joined");
    }

    [Theory]
    [InlineData("1.26.9", true)]
    [InlineData("1.27.0", false)]
    public void Only_versions_that_lose_events_need_it(string version, bool does) => Assert.Equal(does, RenewWatches.Concerns(Specs.ThreeControlPlanesOneWorker(version)));

    [Fact]
    public void The_endpoint_of_a_cluster_that_runs_is_not_moved() =>
        Initialising(ControlPlane).With(new KubeconfigServer("/etc/kubernetes/admin.conf"), "https://192.168.2.99:6443").IsBlocked(
            "the cluster's endpoint is https://192.168.2.99:6443, not https://k8s-api.example.internal:8443, and its certificates and kubeconfigs name it",
            "write the endpoint that the cluster has, and move it with 'kubewright endpoint move'");

    [Fact]
    public void While_the_endpoint_moves_nothing_else_is_done_and_how_to_go_on_is_said()
    {
        var note = new EndpointMoveNote("1", false, "https://192.168.2.11:6443", "https://192.168.2.10:8443", "a", "b");
        Initialising(ControlPlane).With(new FileContent(EndpointMoveNote.Path), new FileText(note.Write())).IsBlocked(
            "a move of the endpoint from https://192.168.2.11:6443 to https://192.168.2.10:8443 is under way",
            "go on with it by 'kubewright endpoint move', or take it back by 'kubewright endpoint move --rollback'");
        Initialising(ControlPlane).With(new FileContent(EndpointMoveNote.Path), new FileText((note with { IsDone = true }).Write())).IsSatisfied("serves the cluster");
    }

    [Fact]
    public void A_staged_cluster_is_made_at_the_first_control_planes_address_with_a_certificate_for_the_endpoint()
    {
        var step = Initialising(KubeadmTraces.None);
        step = step with { Spec = step.Spec with { Endpoint = step.Spec.Endpoint with { IsStaged = true } } };

        var config = step.Writes("/run/kubewright/kubeadm.yaml");
        Assert.Contains("controlPlaneEndpoint: 192.168.2.11:6443\n", config, StringComparison.Ordinal);
        Assert.Contains("- k8s-api.example.internal\n", config, StringComparison.Ordinal);
        Assert.Contains("- 192.168.2.10\n", config, StringComparison.Ordinal);

        var served = step.With(new KubeadmState(), ControlPlane).With(new KubeconfigServer("/etc/kubernetes/admin.conf"), "https://192.168.2.11:6443");
        served.IsSatisfied("serves the cluster at its own address, until the endpoint stands");
        Assert.IsType<Decision.Blocked>(served.With("cp2", new KubeadmState(), ControlPlane).Decide());
    }

    [Fact]
    public void A_host_with_somebody_elses_cluster_is_left_alone() =>
        Initialising(KubeadmTraces.None with { HasAdminConf = true, HasEtcdData = true, Manifests = ["etcd"] }).IsBlocked(
            "the host has parts of a cluster that this run did not make: /etc/kubernetes/admin.conf; /var/lib/etcd/member; static pods etcd", Foreign);

    [Fact]
    public void An_attempt_of_our_own_that_was_cut_off_is_cleared_away_first()
    {
        var clear = StepCase.Of(new ClearCutOffAttempt());
        clear.With(new KubeadmState(), KubeadmTraces.None).IsSatisfied("none");
        clear.With(new KubeadmState(), ControlPlane).IsSatisfied("none");
        clear.With(new KubeadmState(), CutOff).Changes("a run of kubeadm was cut off before it was done", "kubeadm reset of the attempt that was cut off");
        Initialising(KubeadmTraces.None).Changes("there is no cluster yet", "write /run/kubewright/kubeadm.yaml", "kubeadm init");
        Initialising(CutOff).Changes("an init was cut off before it was done", "write /run/kubewright/kubeadm.yaml", "kubeadm init");
        Joining(HostRole.ControlPlane, "cp2", CutOff).Changes(
            "a join was cut off before it was done", "write /run/kubewright/kubeadm.yaml", "kubeadm join");
    }

    [Fact]
    public void The_configuration_with_its_secrets_is_roots_alone_and_never_shown()
    {
        var write = Assert.IsType<HostAction.WriteFile>(Initialising(KubeadmTraces.None).Changes("there is no cluster yet", "write /run/kubewright/kubeadm.yaml", "kubeadm init")[0]);

        Assert.Equal(("0600", true), (write.Mode, write.IsSecret));
    }

    [Fact]
    public void A_join_comes_when_the_leader_serves_and_not_before()
    {
        Joining(HostRole.Worker, "worker1", KubeadmTraces.None).Changes("is not in the cluster", "write /run/kubewright/kubeadm.yaml", "kubeadm join");
        Joining(HostRole.Worker, "worker1", KubeadmTraces.None).With("cp1", new ClusterNodes(), null).ComesLater("joins once cp1 serves the cluster");
        Joining(HostRole.Worker, "worker1", KubeadmTraces.None).With("cp1", new ClusterCa(), null).ComesLater("joins once cp1 serves the cluster");
        Joining(HostRole.Worker, "worker1", KubeadmTraces.None, "worker1").ComesLater(
            "the cluster counts a node worker1 as ready: that of an attempt that was cut off, or another machine with this name");
        Joining(HostRole.Worker, "worker1", KubeadmTraces.None).With("cp1", new ClusterNodes(), [Node("worker1") with { IsReady = false }])
            .Changes("is not in the cluster", "write /run/kubewright/kubeadm.yaml", "kubeadm join");
    }

    [Fact]
    public void A_host_has_joined_when_it_and_the_cluster_say_so()
    {
        Joining(HostRole.Worker, "worker1", Worker, "worker1").IsSatisfied("has joined");
        Joining(HostRole.Worker, "worker1", Worker).IsBlocked("worker1 believes it has joined, but the cluster does not know it", "reset worker1, then run again");

        // While the leader serves nothing, the host's own word is all there is.
        Joining(HostRole.Worker, "worker1", Worker).With("cp1", new ClusterNodes(), null).IsSatisfied("has joined");
    }

    [Fact]
    public void A_worker_is_no_control_plane() =>
        Joining(HostRole.ControlPlane, "cp2", Worker, "cp2").IsBlocked("the host has parts of a cluster that this run did not make: /etc/kubernetes/kubelet.conf", Foreign);

    [Fact]
    public void Credentials_are_issued_while_somebody_is_left_to_join()
    {
        var step = StepCase.Of(new IssueJoinCredentials()).Everywhere(new KubeadmState(), ControlPlane).With(new JoinSecrets(), new JoinSecretsFound([], false));

        step.IsSatisfied("nobody is left to join");
        var left = step.With("cp2", new KubeadmState(), CutOff).With("worker1", new KubeadmState(), KubeadmTraces.None);
        left.Changes("cp2, worker1 still to join", "write /run/kubewright/credentials.yaml", "kubeadm upload certificates and create a token");
        left.With(new JoinSecrets(), new JoinSecretsFound([new("abcdef", "kubewright run x")], true)).IsSatisfied("token abcdef of this run is known");
        left.With(new JoinSecrets(), new JoinSecretsFound([new("others", "kubewright run y")], true)).Changes("cp2, worker1 still to join", "write /run/kubewright/credentials.yaml", "kubeadm upload certificates and create a token");
        left.With(new JoinSecrets(), null).ComesLater("there is no cluster yet");
    }

    [Fact]
    public void Credentials_of_every_run_are_revoked_and_nobody_elses()
    {
        var step = StepCase.Of(new RevokeJoinCredentials());
        var ours = new BootstrapToken("abcdef", "kubewright run 1");
        var others = new BootstrapToken("zzzzzz", "made by hand");

        step.With(new JoinSecrets(), null).IsSatisfied("there is no cluster");
        step.With(new JoinSecrets(), new JoinSecretsFound([others], true)).IsSatisfied("none left");
        step.With(new JoinSecrets(), new JoinSecretsFound([ours, others, new("aaaaaa", "kubewright run 2")], true))
            .Changes("bootstrap-token-abcdef, bootstrap-token-aaaaaa, kubeadm-certs no longer needed", "delete bootstrap-token-abcdef bootstrap-token-aaaaaa kubeadm-certs");
        step.With(new JoinSecrets(), new JoinSecretsFound([ours], false)).Changes("bootstrap-token-abcdef no longer needed", "delete bootstrap-token-abcdef");
    }

    [Fact]
    public void Members_of_etcd_without_a_host_in_the_cluster_are_removed_and_strangers_are_not()
    {
        var members = new EtcdMembership([Member(1, "cp1", "192.168.2.11"), Member(2, "", "192.168.2.12"), Member(3, "cp3", "192.168.2.13"), Member(255, "", "192.168.2.99")], 1);
        var step = StepCase.Of(new RemoveStaleMembers()).Everywhere(new KubeadmState(), ControlPlane).With(new EtcdMembers(), members);

        step.IsSatisfied("none");
        var remove = step.With("cp2", new KubeadmState(), CutOff).Changes("https://192.168.2.12:2380/ left over", "etcd member remove 2");
        Assert.Contains("""{"ID": "2"}""", Assert.IsType<HostAction.RunCommand>(remove[0]).Command.Script, StringComparison.Ordinal);
        step.With(new EtcdMembers(), null).ComesLater("there is no etcd yet");
    }

    [Fact]
    public void Nodes_of_joins_that_were_cut_off_are_removed()
    {
        var step = StepCase.Of(new RemoveCutOffNodes()).Everywhere(new KubeadmState(), Worker).With(new ClusterNodes(), [Node("cp1"), Node("cp2"), Node("worker1")]);

        step.IsSatisfied("none");
        step.With("cp2", new KubeadmState(), CutOff).With("cp3", new KubeadmState(), CutOff).With("worker1", new KubeadmState(), CutOff)
            .Changes("cp2, worker1 registered before the join was done", "kubectl delete node cp2 worker1");
        step.With(new ClusterNodes(), null).ComesLater("there is no cluster yet");
    }

    private static EtcdMember Member(ulong id, string name, string address) => new(id, name, [new Uri($"https://{address}:2380")]);

    private static NodeState Node(string name) => new(name, "v1.32.0", true, "", null);

    private static StepCase Initialising(KubeadmTraces traces) => StepCase.Of(new InitialiseControlPlane())
        .Everywhere(new KubeadmState(), KubeadmTraces.None)
        .With(new KubeadmState(), traces)
        .With(new FileContent(EndpointMoveNote.Path), new FileText(null))
        .With(new KubeconfigServer("/etc/kubernetes/admin.conf"), traces.HasAdminConf ? "https://k8s-api.example.internal:8443" : null);

    private static StepCase Joining(HostRole role, string host, KubeadmTraces traces, params IReadOnlyList<string> nodes) =>
        StepCase.Of(new JoinCluster(role), host).With(new KubeadmState(), traces).With("cp1", new ClusterCa(), Credentials.CaCertHash).With("cp1", new ClusterNodes(), [.. nodes.Select(Node)]);
}
