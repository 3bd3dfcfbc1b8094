using System.Net;
using Kubewright.Core.Endpoints;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Cluster;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Inspection.Probes.Endpoint;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Inspection.Probes.Network;
using Kubewright.Provisioning.Steps.Endpoint;
using Kubewright.Provisioning.Steps.Network;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Provisioning.Steps;

/// <summary>From the first control plane's own address to a virtual one, step by step.</summary>
public sealed class EndpointStepTests
{
    private const string Former = "https://192.168.2.11:6443", Wanted = "https://k8s-api.example.internal:8443";

    private static readonly ClusterSpec To = Specs.ThreeControlPlanesOneWorker("1.32.0");
    private static readonly ClusterSpec From = To with { Endpoint = new EndpointSpec { Kind = EndpointKind.Single, Port = 6443 } };
    private static readonly EndpointMove Move = new("20261121-120000-abcd", From, To);
    private static readonly EndpointMove Back = new("20261121-130000-abcd", To, From);

    private static readonly string[] Covered = ["kubernetes", "cp1", "cp2", "cp3", "192.168.2.11", "192.168.2.12", "192.168.2.13", "my-own.example"];
    private static readonly string[] Both = [.. Covered, "192.168.2.10", "k8s-api.example.internal"];

    [Fact]
    public void Every_control_plane_knows_of_the_move_before_and_after()
    {
        var note = new EndpointMoveNote(Move.Id, false, Former, Wanted, "a: 1\n", "a: 2\n");
        var step = StepCase.Of(new NoteMove(note)).With(new FileContent(EndpointMoveNote.Path), new FileText(null));

        step.Changes($"from {Former} to {Wanted}", $"write {EndpointMoveNote.Path}");
        step.With(new FileContent(EndpointMoveNote.Path), new FileText(note.Write())).IsSatisfied("noted");
        Assert.Equal("Note that the endpoint has moved", new NoteMove(note with { IsDone = true }).Title);
    }

    [Fact]
    public void What_is_changed_is_backed_up_once_a_move_for_root_only()
    {
        var mark = new FileContent("/var/lib/kubewright/backups/endpoint-move-20261121-120000-abcd/complete");
        var step = StepCase.Of(new BackUpForMove(Move)).With(mark, new FileText(null));

        var copy = Assert.IsType<HostAction.RunCommand>(Assert.Single(step.Changes(
            "to /var/lib/kubewright/backups/endpoint-move-20261121-120000-abcd", "copy to /var/lib/kubewright/backups/endpoint-move-20261121-120000-abcd")));
        Assert.Contains("umask 077", copy.Command.Script, StringComparison.Ordinal);
        Assert.Contains("get configmaps", copy.Command.Script, StringComparison.Ordinal);
        step.With(mark, new FileText("no snapshot of etcd: no etcdctl here\n")).IsSatisfied("in /var/lib/kubewright/backups/endpoint-move-20261121-120000-abcd; no snapshot of etcd: no etcdctl here");
    }

    [Fact]
    public void The_wanted_endpoint_is_waited_for_at_its_address_whatever_its_certificate_covers()
    {
        var step = StepCase.Of(new AwaitEndpoint(), "worker1");
        var health = new EndpointHealth("https://192.168.2.10:8443");

        step.With(health, "ok").IsSatisfied("https://192.168.2.10:8443 answers");
        step.With(health, "curl: (7) refused").ComesLater("https://192.168.2.10:8443 does not answer: curl: (7) refused");
    }

    [Fact]
    public void An_API_server_gets_a_certificate_for_both_and_keeps_what_nobody_told_us_of()
    {
        var step = Certifying("cp2", narrows: false, Covered, Covered);

        step.Changes("does not cover 192.168.2.10, k8s-api.example.internal", "write /run/kubewright/certificate.yaml", "kubeadm init phase certs apiserver", "restart kube-apiserver");
        Assert.Contains("- my-own.example\n", step.Writes("/run/kubewright/certificate.yaml"), StringComparison.Ordinal);
        Assert.Equal(Risk.Disruptive, Assert.IsType<Decision.Change>(step.Decide()).Risk);
        Certifying("cp2", narrows: false, Both, Both).IsSatisfied("covers 192.168.2.10, k8s-api.example.internal, 192.168.2.11, cp1, 192.168.2.12, cp2, 192.168.2.13, cp3");
        Certifying("cp2", narrows: false, Both, null).ComesLater("the API server does not answer yet");
        Certifying("cp2", narrows: false, null, Covered).Changes(
            "does not cover 192.168.2.10, k8s-api.example.internal, 192.168.2.11, cp1, 192.168.2.12, cp2, 192.168.2.13, cp3",
            "write /run/kubewright/certificate.yaml", "kubeadm init phase certs apiserver", "restart kube-apiserver");
    }

    [Fact]
    public void A_certificate_that_was_made_and_is_not_served_only_takes_a_restart()
    {
        Certifying("cp2", narrows: false, Both, Covered, isFresh: false).Changes("the API server still serves its former certificate", "restart kube-apiserver");
        Certifying("cp2", narrows: false, Both, Covered).ComesLater("the API server still serves its former certificate");
    }

    [Fact]
    public void The_only_API_server_that_clients_know_is_not_restarted() => Certifying("cp1", narrows: false, Covered, Covered).Changes(
        "does not cover 192.168.2.10, k8s-api.example.internal; clients have no other API server, so it is left to read its file again, within a minute",
        "write /run/kubewright/certificate.yaml", "kubeadm init phase certs apiserver");

    [Fact]
    public void In_the_end_the_former_endpoints_own_names_are_covered_no_more()
    {
        var step = StepCase.Of(new CertifyApiServer(Back, narrows: true), "cp2").With(new CertificateNames(), Both).With(new ComponentStarts(), Starts(true));
        var served = new ServedNames("192.168.2.11 cp1 192.168.2.12 cp2 192.168.2.13 cp3 192.168.2.10 k8s-api.example.internal");

        var actions = step.With(served, Both).Changes(
            "still covers 192.168.2.10, k8s-api.example.internal", "write /run/kubewright/certificate.yaml", "kubeadm init phase certs apiserver", "restart kube-apiserver");
        var names = Assert.IsType<HostAction.WriteFile>(actions[0]).Content;
        Assert.DoesNotContain("- 192.168.2.10\n", names, StringComparison.Ordinal);
        Assert.Contains("- my-own.example\n", names, StringComparison.Ordinal);
        step.With(new CertificateNames(), Covered).With(served, Covered).IsSatisfied("covers 192.168.2.11, cp1, 192.168.2.12, cp2, 192.168.2.13, cp3");
    }

    [Fact]
    public void Kubeadms_configuration_and_cluster_info_are_changed_and_the_rest_of_them_stays()
    {
        var configuration = "apiServer:\n  certSANs:\n    - my-own.example\ncontrolPlaneEndpoint: 192.168.2.11:6443\ndns: {}\nkubernetesVersion: v1.32.0\n";
        var step = StepCase.Of(new NameEndpointInCluster(Move, narrows: false)).With(new ClusterConfigMaps(), Maps(configuration, Former, Former));

        var actions = step.Changes("kubeadm-config and cluster-info not for k8s-api.example.internal:8443 yet", "kubectl patch configmap kubeadm-config", "kubectl patch configmap cluster-info");
        var script = Assert.IsType<HostAction.RunCommand>(actions[0]).Command.Script;
        Assert.Contains("controlPlaneEndpoint: k8s-api.example.internal:8443", script, StringComparison.Ordinal);
        Assert.Contains("my-own.example", script, StringComparison.Ordinal);
        Assert.Contains("dns: {}", script, StringComparison.Ordinal);

        step.With(new ClusterConfigMaps(), Maps("- no map\n", Former, Former)).IsBlocked(
            "kube-system/kubeadm-config holds a ClusterConfiguration that is not YAML", "mend it with 'kubectl -n kube-system edit configmap kubeadm-config', then run again");
        step.With(new ClusterConfigMaps(), null).ComesLater("there is no cluster yet");
        step.With(new ClusterConfigMaps(), []).IsSatisfied("they name k8s-api.example.internal:8443");
    }

    [Fact]
    public void Kube_proxys_pods_are_replaced_when_their_kubeconfig_or_the_address_behind_its_name_is_another()
    {
        var started = $"{Wanted} at 192.168.2.10";
        var step = StepCase.Of(new MoveKubeProxy(Move)).With(new ClusterConfigMaps(), Maps("a: 1\n", Wanted, Former)).With(new ProxyRollout(), new RolloutState(true, null, 4, 4));

        step.Changes(
            $"its kubeconfig does not name {Wanted}", "kubectl patch configmap kube-proxy", "kubectl patch daemonset kube-proxy", "kubectl rollout status daemonset kube-proxy");
        var written = step.With(new ClusterConfigMaps(), Maps("a: 1\n", Wanted, Wanted));
        written.Changes("its pods were started for another endpoint", "kubectl patch daemonset kube-proxy", "kubectl rollout status daemonset kube-proxy");
        written.With(new ProxyRollout(), new RolloutState(true, started, 4, 3)).ComesLater("3 of 4 pods are replaced");
        written.With(new ProxyRollout(), new RolloutState(true, started, 4, 4)).IsSatisfied($"4 pods use {Wanted}");
        written.With(new ProxyRollout(), new RolloutState(false, null, 0, 0)).IsSatisfied("there is no kube-proxy of kubeadm's");
    }

    [Fact]
    public void Kubeconfigs_name_the_endpoint_but_for_those_that_name_their_own_host()
    {
        KubeconfigFile[] found = [new("/etc/kubernetes/kubelet.conf", Former), new("/etc/kubernetes/admin.conf", Wanted), new("/etc/kubernetes/scheduler.conf", Former)];

        StepCase.Of(new MoveKubeconfigs(Move), "cp1").With(new ClusterKubeconfigs(), found).Changes(
            $"/etc/kubernetes/kubelet.conf names {Former}", $"name {Wanted} in /etc/kubernetes/kubelet.conf");
        StepCase.Of(new MoveKubeconfigs(Move), "cp2").With(new ClusterKubeconfigs(), found).Changes(
            $"/etc/kubernetes/kubelet.conf, /etc/kubernetes/scheduler.conf name {Former}", $"name {Wanted} in /etc/kubernetes/kubelet.conf", $"name {Wanted} in /etc/kubernetes/scheduler.conf");
        StepCase.Of(new MoveKubeconfigs(Move), "cp2").With(new ClusterKubeconfigs(), [new("/etc/kubernetes/kubelet.conf", Wanted)]).IsSatisfied($"they name {Wanted}");
    }

    [Fact]
    public void A_kubelet_is_through_when_it_is_connected_to_the_endpoint_and_its_node_is_ready()
    {
        var unit = new UnitStatus("kubelet.service", "/etc/kubernetes/kubelet.conf /etc/hosts");
        var clients = new ClientConnections("192.168.2.10", 8443);
        var step = StepCase.Of(new RestartMovedKubelet(Move), "cp2").With(new ClusterKubeconfigs(), [new("/etc/kubernetes/kubelet.conf", Wanted)])
            .With(unit, new UnitCondition(true, true, true, true)).With(new KubeletState(), "ok").With(clients, (string[])["kubelet"]).With("cp1", new ClusterNodes(), [Node(true)]);

        step.IsSatisfied("uses the endpoint");
        step.With(unit, new UnitCondition(true, true, true, false)).Changes("has not taken up its kubeconfig", "enable and restart kubelet.service");
        step.With(new ClusterKubeconfigs(), [new("/etc/kubernetes/kubelet.conf", Former)]).ComesLater($"/etc/kubernetes/kubelet.conf does not name {Wanted} yet");
        step.With(new KubeletState(), "no").ComesLater("the kubelet is not well: no");
        step.With(clients, (string[])["haproxy"]).ComesLater("the kubelet is not connected to 192.168.2.10:8443 yet");
        step.With("cp1", new ClusterNodes(), [Node(false)]).ComesLater("the node is not ready: no network");
        step.With("cp1", new ClusterNodes(), []).ComesLater("the cluster does not know the node");
        (step with { Step = new RestartMovedKubelet(Move, isNew: true) }).With("cp1", new ClusterNodes(), [Node(false)]).IsSatisfied("uses the endpoint");
    }

    [Fact]
    public void Components_that_are_older_than_their_kubeconfigs_are_restarted()
    {
        var well = new Dictionary<string, string> { ["kube-controller-manager"] = "ok", ["kube-scheduler"] = "ok" };
        var step = StepCase.Of(new RestartMovedComponents()).With(new ComponentHealth(), well).With(new ComponentStarts(), Starts(true));

        step.IsSatisfied("they use the kubeconfigs as they are");
        step.With(new ComponentStarts(), Starts(false)).Changes(
            "kube-controller-manager and kube-scheduler started before the kubeconfig was changed", "restart kube-controller-manager", "restart kube-scheduler");
        step.With(new ComponentHealth(), well.ToDictionary(entry => entry.Key, _ => "refused")).ComesLater("kube-controller-manager is not well: refused");
        StepCase.Of(new RestartMovedComponents(), "worker1").With(new ComponentHealth(), new Dictionary<string, string>()).With(new ComponentStarts(), new Dictionary<string, bool>())
            .IsSatisfied("they use the kubeconfigs as they are");
    }

    [Fact]
    public void The_former_endpoint_is_in_use_while_a_file_names_it_or_a_program_is_connected_to_it()
    {
        var (files, clients) = (new FilesNaming(Former), new ClientConnections("192.168.2.11", 6443));
        var scheduler = new KubeconfigFile("/etc/kubernetes/scheduler.conf", Former);
        var first = StepCase.Of(new AwaitDisuse(Move), "cp1").With(new ClusterKubeconfigs(), [scheduler]).With(files, (string[])[scheduler.Path]).With(clients, (string[])["kube-scheduler", "haproxy"]);
        var second = StepCase.Of(new AwaitDisuse(Move), "worker1").With(new ClusterKubeconfigs(), []).With(files, (string[])[]).With(clients, (string[])[]);

        first.IsSatisfied($"nothing uses {Former}");
        second.IsSatisfied($"nothing uses {Former}");
        second.With(files, (string[])["/root/.kube/old"]).ComesLater($"/root/.kube/old names {Former}; change or remove what nobody needs there, then run again");
        second.With(clients, (string[])["kubelet", "haproxy", "kubelet"]).ComesLater("haproxy, kubelet still connected to 192.168.2.11:6443; restart what does not let go by itself, then run again");
    }

    [Fact]
    public void Other_ConfigMaps_that_name_the_former_endpoint_are_named()
    {
        var step = StepCase.Of(new FindOtherMentions(Move)).With(new ClusterConfigMaps(), Maps("controlPlaneEndpoint: x\n", Wanted, Wanted));

        step.IsSatisfied("none");
        step.With(new ClusterConfigMaps(), Maps("controlPlaneEndpoint: x\n", Wanted, Former)).ComesLater("kube-system/kube-proxy still to be changed");
        step.With(new ClusterConfigMaps(), [.. Maps("a: 1\n", Wanted, Former), new("kube-system", "cni", new Dictionary<string, string> { ["api"] = Former })]).IsBlocked(
            $"kube-system/cni names {Former}", "name k8s-api.example.internal:8443 there and restart what reads it, then run again");
        var back = StepCase.Of(new FindOtherMentions(Back)).With(new ClusterConfigMaps(), [new("kube-system", "cni", new Dictionary<string, string> { ["host"] = "192.168.2.10" })]);
        Assert.IsType<Decision.Blocked>(back.Decide());
        back.With(new ClusterConfigMaps(), [new("kube-system", "cni", new Dictionary<string, string> { ["host"] = "192.168.2.101" })]).IsSatisfied("none");
    }

    [Fact]
    public void What_only_the_former_endpoint_needed_is_stopped()
    {
        var running = new UnitCondition(true, true, true, true);
        StepCase.Of(new RetireFormerServices(Back)).With(new UnitStatus("keepalived.service"), running).With(new UnitStatus("haproxy.service"), running)
            .Changes("keepalived.service and haproxy.service not needed any more", "disable and stop keepalived.service", "disable and stop haproxy.service");
        StepCase.Of(new RetireFormerServices(Move)).IsSatisfied("nothing runs that is not needed");
    }

    [Fact]
    public void A_former_kube_vip_goes_with_its_address()
    {
        var former = To with { Endpoint = To.Endpoint with { Kind = EndpointKind.KubeVip, Port = 6443 } };
        var step = StepCase.Of(new RetireKubeVip(new EndpointMove("1", former, To)))
            .With(new FileContent("/etc/kubernetes/kube-vip.hosts"), new FileText(null)).With(new AddressInterface(former.EndpointAddress), new InterfaceAddress("eth0", 32));

        step.With(new KubeVipState(), new KubeVipPod { Sha256 = new string('0', 64), Runs = true })
            .Changes("/etc/kubernetes/manifests/kube-vip.yaml not needed any more", "remove /etc/kubernetes/manifests/kube-vip.yaml");
        step.With(new KubeVipState(), new KubeVipPod { Runs = true }).ComesLater("its container has not ended yet");
        step.With(new KubeVipState(), KubeVipPod.None).Changes("192.168.2.10 is still on eth0", "take 192.168.2.10 off eth0");
        step.With(new KubeVipState(), KubeVipPod.None).With(new AddressInterface(former.EndpointAddress), null).IsSatisfied("nothing of it is left");
    }

    [Fact]
    public void A_balancer_serves_both_endpoints_while_the_cluster_moves()
    {
        var other = To with { Endpoint = To.Endpoint with { Address = IPAddress.Parse("192.168.2.9"), Port = 9443, RouterId = 52 } };
        var unit = new UnitStatus("haproxy.service", "/etc/haproxy/haproxy.cfg");
        var balancer = StepCase.Of(new ConfigureBalancer(former: other)).With(unit, new UnitCondition(true, true, true, true)).With(new FileContent("/etc/haproxy/haproxy.cfg"), new FileText(null));
        var text = balancer.Writes("/etc/haproxy/haproxy.cfg");
        Assert.Contains("    bind *:8443\n    bind *:9443\n", text, StringComparison.Ordinal);

        var keepalived = StepCase.Of(new ConfigureKeepalived(other)).With(new UnitStatus("keepalived.service", "/etc/keepalived/keepalived.conf"), new UnitCondition(true, true, true, true))
            .With(new FileContent("/etc/keepalived/keepalived.conf"), new FileText(null)).With(new AddressInterface(To.Hosts[0].Address), new InterfaceAddress("eth0", 24));
        text = keepalived.Writes("/etc/keepalived/keepalived.conf");
        Assert.Contains("vrrp_instance kubernetes_api {", text, StringComparison.Ordinal);
        Assert.Contains("vrrp_instance former_api {", text, StringComparison.Ordinal);
        Assert.Contains("virtual_router_id 52", text, StringComparison.Ordinal);
        Assert.Equal(1, text.Split("global_defs").Length - 1);
    }

    private static StepCase Certifying(string host, bool narrows, IReadOnlyList<string>? written, IReadOnlyList<string>? served, bool isFresh = true) =>
        StepCase.Of(new CertifyApiServer(Move, narrows), host).With(new CertificateNames(), written).With(new ComponentStarts(), Starts(isFresh))
            .With(new ServedNames("192.168.2.10 k8s-api.example.internal 192.168.2.11 cp1 192.168.2.12 cp2 192.168.2.13 cp3"), served);

    private static Dictionary<string, bool> Starts(bool fresh) => new() { ["kube-apiserver"] = fresh, ["kube-controller-manager"] = fresh, ["kube-scheduler"] = fresh };

    private static NodeState Node(bool ready) => new("cp2", "v1.32.0", ready, ready ? "" : "no network", null);

    private static IReadOnlyList<ConfigMapText> Maps(string configuration, string discovery, string proxy) =>
    [
        new("kube-system", "kubeadm-config", new Dictionary<string, string> { ["ClusterConfiguration"] = configuration }),
        new("kube-public", "cluster-info", new Dictionary<string, string> { ["kubeconfig"] = $"clusters:\n- cluster:\n    server: {discovery}\n" }),
        new("kube-system", "kube-proxy", new Dictionary<string, string> { ["kubeconfig.conf"] = $"clusters:\n- cluster:\n    server: {proxy}\n" }),
    ];
}
