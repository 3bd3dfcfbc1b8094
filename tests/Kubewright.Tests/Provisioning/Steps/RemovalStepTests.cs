using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.Cluster;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Inspection.Probes.Network;
using Kubewright.Provisioning.Steps.Acceptance;
using Kubewright.Provisioning.Steps.Removal;
using Kubewright.Remote.Local;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Provisioning.Steps;

/// <summary>Taking things back.</summary>
public sealed class RemovalStepTests
{
    [Theory]
    [InlineData("1.20.2", "--skip-phases=remove-etcd-member,update-cluster-status")]
    [InlineData("1.21.14", "--skip-phases=remove-etcd-member,update-cluster-status")]
    [InlineData("1.22.0", "--skip-phases=remove-etcd-member ")]
    [InlineData("1.36.2", "--skip-phases=remove-etcd-member ")]
    public void Kubeadm_is_not_told_to_skip_a_phase_it_does_not_know(string version, string argument)
    {
        var step = StepCase.Of(new LeaveCluster(), version: version).With(new KubeadmState(), KubeadmTraces.None with { HasKubeletConf = true });

        var reset = Assert.IsType<HostAction.RunCommand>(Assert.Single(step.Changes("is part of a cluster", "kubeadm reset")));
        Assert.Contains(argument, reset.Command.Script, StringComparison.Ordinal);
        Assert.Equal(Risk.Destructive, Assert.IsType<Decision.Change>(step.Decide()).Risk);
    }

    [Fact]
    public void A_host_without_a_cluster_has_nothing_to_leave() => StepCase.Of(new LeaveCluster()).With(new KubeadmState(), KubeadmTraces.None).IsSatisfied("nothing there");

    [Fact]
    public async Task Rules_of_Kubernetes_are_removed_and_the_owners_stay()
    {
        using var sandbox = new ShellSandbox();
        sandbox.Program("iptables-save", """
            cat <<'EOF'
            *nat
            :PREROUTING ACCEPT [0:0]
            :KUBE-SERVICES - [0:0]
            :CNI-HOSTPORT-DNAT - [0:0]
            :MY-CHAIN - [0:0]
            -A PREROUTING -m comment --comment "kubernetes service portals" -j KUBE-SERVICES
            -A PREROUTING -m addrtype --dst-type LOCAL -j CNI-HOSTPORT-DNAT
            -A PREROUTING -j MY-CHAIN
            -A KUBE-SERVICES -d 10.96.0.1/32 -j RETURN
            -A MY-CHAIN -p tcp --dport 22 -j ACCEPT
            COMMIT
            EOF
            """);
        sandbox.Program("iptables-restore", $"cat >{sandbox.PathOf("/restored")}");
        sandbox.Program("ip6tables-save", "printf '*filter\\n:INPUT ACCEPT [0:0]\\nCOMMIT\\n'");
        sandbox.Program("ip6tables-restore", "exit 1");
        var step = StepCase.Of(new RemoveTraffic()).With(new KubernetesTraffic(), ["CNI-HOSTPORT-DNAT", "KUBE-A", "KUBE-B", "KUBE-C", "cni0"]);

        var remove = Assert.IsType<HostAction.RunCommand>(Assert.Single(step.Changes("CNI-HOSTPORT-DNAT, KUBE-A, KUBE-B and 2 more", "remove chains and interfaces of Kubernetes")));
        var result = await sandbox.RunAsync(remove.Command);

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(
            "*nat\n:PREROUTING ACCEPT [0:0]\n:MY-CHAIN - [0:0]\n-A PREROUTING -j MY-CHAIN\n-A MY-CHAIN -p tcp --dport 22 -j ACCEPT\nCOMMIT\n",
            sandbox.Read("/restored"));
        step.With(new KubernetesTraffic(), []).IsSatisfied("none");
    }

    [Fact]
    public void A_host_that_nothing_was_made_on_is_not_restored()
    {
        StepCase.Of(new RestoreHost()).With(new UndoNotes(), []).IsSatisfied("nothing was made here");
        StepCase.Of(new RestoreHost()).With(new UndoNotes(), ["0000-a", "0001-b"]).Changes("2 things to take back", "follow the undo notes");
    }

    [Fact]
    public void The_acceptance_workload_is_raised_waited_for_and_removed()
    {
        var raise = StepCase.Of(new RaiseAcceptanceWorkload());
        var remove = StepCase.Of(new RemoveAcceptanceWorkload());
        var waiting = new AcceptanceWorkloadState([new("a", "cp1", "Running", true, "10.244.0.2", 0, ""), new("b", "worker1", "Pending", false, null, 0, "ContainerCreating")], "10.96.0.9", true);
        var ready = waiting with { Pods = [.. raise.Spec.Nodes.Select(host => new PodState("p", host.ToString(), "Running", true, "10.244.0.2", 0, ""))] };

        raise.With(new AcceptanceWorkload(), null).ComesLater("there is no cluster yet");
        raise.With(new AcceptanceWorkload(), new AcceptanceWorkloadState([], null, false)).Changes("not there", "kubectl apply the acceptance workload");
        raise.With(new AcceptanceWorkload(), waiting).ComesLater("cp2: no pod yet; cp3: no pod yet; worker1: ContainerCreating");
        raise.With(new AcceptanceWorkload(), ready).IsSatisfied("a pod on every node");
        remove.With(new AcceptanceWorkload(), ready).Changes("still there", "kubectl delete namespace kubewright-acceptance");
        remove.With(new AcceptanceWorkload(), new AcceptanceWorkloadState([], null, false)).IsSatisfied("gone");
        remove.With(new AcceptanceWorkload(), null).IsSatisfied("gone");
    }

    [Fact]
    public async Task What_raises_and_removes_the_acceptance_workload_is_sh()
    {
        IReadOnlyList<StepCase> cases =
        [
            StepCase.Of(new RaiseAcceptanceWorkload()).With(new AcceptanceWorkload(), new AcceptanceWorkloadState([], null, false)),
            StepCase.Of(new RemoveAcceptanceWorkload()).With(new AcceptanceWorkload(), new AcceptanceWorkloadState([], null, true)),
        ];
        foreach (var action in cases.SelectMany(step => Assert.IsType<Decision.Change>(step.Decide()).Actions).Cast<HostAction.RunCommand>())
        {
            var result = await LocalProcess.RunAsync("/bin/sh", ["-n"], TimeSpan.FromSeconds(20), CancellationToken.None, action.Command.Script);
            Assert.True(result.ExitCode == 0, result.Error);
        }
    }
}
