using System.Net;
using Kubewright.Core.Facts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Inspection.Probes.Network;
using Kubewright.Inspection.Probes.Runtime;
using Kubewright.Provisioning.Config;
using Kubewright.Provisioning.Steps.Kubelet;
using Kubewright.Provisioning.Steps.Network;
using Kubewright.Provisioning.Steps.Runtime;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Provisioning.Steps;

/// <summary>Services: their files, their units, and whether the one has taken up the other.</summary>
public sealed class ServiceStepTests
{
    private static readonly UnitStatus Haproxy = new("haproxy.service", HaproxyConfig.Path);
    private static readonly UnitStatus Containerd = new("containerd.service", $"{ContainerdConfig.Path} {ContainerdProxy.Path}");
    private static readonly UnitCondition Well = new(Exists: true, IsActive: true, IsEnabled: true, IsUpToDate: true);

    [Fact]
    public void A_service_is_right_when_it_runs_starts_at_boot_and_has_taken_up_its_configuration()
    {
        var step = StepCase.Of(new ConfigureBalancer()).With(Haproxy, Well).With(new FileContent(HaproxyConfig.Path), new FileText("something else"));
        var right = step.With(new FileContent(HaproxyConfig.Path), new FileText(step.Writes(HaproxyConfig.Path)));

        right.IsSatisfied("haproxy.service runs as wanted");
        step.Changes("/etc/haproxy/haproxy.cfg not as wanted", "write /etc/haproxy/haproxy.cfg", "enable and reload haproxy.service");
        right.With(Haproxy, Well with { IsActive = false }).Changes("haproxy.service does not run", "enable and reload haproxy.service");
        right.With(Haproxy, Well with { IsEnabled = false }).Changes("haproxy.service would not start at boot", "enable and reload haproxy.service");

        // A run that was killed between the file and the reload.
        right.With(Haproxy, Well with { IsUpToDate = false }).Changes("haproxy.service has not taken up its configuration", "enable and reload haproxy.service");
    }

    [Fact]
    public void A_nodes_own_balancer_knows_those_that_serve_until_all_have_joined()
    {
        var before = Local(Backends.Serving);
        Assert.Equal(["cp1"], Names(before.Everywhere(new KubeadmState(), KubeadmTraces.None).Writes(HaproxyConfig.Path)));
        Assert.Equal(["cp1", "cp2"], Names(Serve(before, "cp1", "cp2").Writes(HaproxyConfig.Path)));

        // Others may come to serve meanwhile, and one that is left out of the cluster file or was made anew goes at once.
        Holding(Serve(before, "cp1", "cp2"), "cp1").IsSatisfied("haproxy.service runs as wanted");
        Assert.Equal(["cp1", "cp2"], Names(Holding(Serve(before, "cp1", "cp2"), "cp1", "cp2", "cp3").Writes(HaproxyConfig.Path)));
        Assert.Equal(["cp2"], Names(Holding(Serve(before, "cp2"), "cp1").Writes(HaproxyConfig.Path)));

        var after = Local(Backends.AllJoined);
        Serve(after, "cp1", "cp2").ComesLater("cp3 still to join");
        Holding(Serve(after, "cp1", "cp2", "cp3"), "cp1", "cp2", "cp3").IsSatisfied("haproxy.service runs as wanted");
        Assert.Equal(["cp1", "cp2", "cp3"], Names(Holding(Serve(after, "cp1", "cp2", "cp3"), "cp1").Writes(HaproxyConfig.Path)));

        static StepCase Local(Backends backends) => new StepCase(new ConfigureBalancer(backends), "worker1", Specs.LocalBalancers(), FactSet.Empty)
            .With(Haproxy, Well).With(new FileContent(HaproxyConfig.Path), new FileText(null));

        static StepCase Serve(StepCase step, params string[] planes) => planes.Aggregate(step.Everywhere(new KubeadmState(), KubeadmTraces.None), (sum, plane) =>
            sum.With(plane, new KubeadmState(), KubeadmTraces.None with { HasKubeletConf = true, HasAdminConf = true, HasEtcdData = true, Manifests = KubeadmTraces.ControlPlanePods }));

        static StepCase Holding(StepCase step, params string[] planes) =>
            step.With(new FileContent(HaproxyConfig.Path), new FileText(HaproxyConfig.Write(step.Spec, step.Spec.Hosts.Where(host => planes.Contains(host.ToString())))));

        static IEnumerable<string> Names(string text) => text.Split('\n').Where(line => line.StartsWith("    server ", StringComparison.Ordinal)).Select(line => line.Split(' ')[5]);
    }

    [Fact]
    public void A_load_balancer_of_somebody_elses_is_waited_for_until_it_answers_if_only_to_refuse()
    {
        var way = new PortConnections("192.168.2.9/6443");
        var step = StepCase.Of(new AwaitLoadBalancer()) with { Spec = Specs.BehindLoadBalancer() };

        step.With(way, [new("192.168.2.9/6443", PortAnswer.Open, "")]).IsSatisfied("192.168.2.9:6443 takes connections");
        step.With(way, [new("192.168.2.9/6443", PortAnswer.Refused, "Connection refused")]).IsSatisfied("192.168.2.9:6443 is there, and nothing behind it yet");
        step.With(way, [new("192.168.2.9/6443", PortAnswer.Unreachable, "No route to host")]).ComesLater(
            "cp1 does not reach the load balancer 192.168.2.9:6443 (No route to host), where kubeadm and every kubelet will look for the API servers: raise it first");
    }

    [Fact]
    public void Selinux_is_told_to_allow_the_balancer_where_its_policy_has_a_switch_for_it()
    {
        var switches = new SelinuxBooleans("keepalived_connect_any haproxy_connect_any");
        var step = StepCase.Of(new AllowBalancer()).With(switches, new Dictionary<string, bool> { ["keepalived_connect_any"] = false, ["haproxy_connect_any"] = true });

        var action = Assert.IsType<HostAction.RunCommand>(Assert.Single(step.Changes("off: keepalived_connect_any", "setsebool -P keepalived_connect_any=1")));
        Assert.Equal("echo 'setsebool -P keepalived_connect_any=0'", action.UndoPrinter);
        step.With(switches, new Dictionary<string, bool> { ["keepalived_connect_any"] = true, ["haproxy_connect_any"] = true }).IsSatisfied("allowed");
        step.With(switches, new Dictionary<string, bool>()).IsSatisfied("off, or without switches for it");

        // No keepalived, nothing for it.
        (StepCase.Of(new AllowBalancer()) with { Spec = Specs.LocalBalancers() }).With(new SelinuxBooleans("haproxy_connect_any"), new Dictionary<string, bool>()).IsSatisfied("off, or without switches for it");
    }

    [Fact]
    public void Containerds_configuration_has_the_version_that_containerd_reads()
    {
        var step = StepCase.Of(new ConfigureContainerd()).With(Containerd, Well).With(new FileContent(ContainerdConfig.Path), new FileText(null))
            .With(new FileContent(ContainerdProxy.Path), new FileText(null)).With(new CniPluginFolder(), "/usr/lib/cni").With(new ContainerdAnswers(), true);

        Assert.Contains("version = 2", step.With(new ContainerdVersion(), new Version(1, 7, 24)).Writes(ContainerdConfig.Path), StringComparison.Ordinal);
        Assert.Contains("version = 4", step.With(new ContainerdVersion(), new Version(2, 3, 0)).Writes(ContainerdConfig.Path), StringComparison.Ordinal);
        Assert.Contains("version = 3", step.With(new ContainerdVersion(), new Version(2, 0, 4)).Writes(ContainerdConfig.Path), StringComparison.Ordinal);
        step.With(new ContainerdVersion(), null).ComesLater("containerd is not installed yet");
    }

    [Fact]
    public void Containerd_that_runs_and_does_not_answer_is_waited_for()
    {
        var step = StepCase.Of(new ConfigureContainerd()).With(Containerd, Well).With(new FileContent(ContainerdConfig.Path), new FileText(null))
            .With(new FileContent(ContainerdProxy.Path), new FileText(null)).With(new CniPluginFolder(), null).With(new ContainerdVersion(), new Version(2, 0, 4)).With(new ContainerdAnswers(), false);

        step.With(new FileContent(ContainerdConfig.Path), new FileText(step.Writes(ContainerdConfig.Path))).ComesLater("containerd does not answer yet");
    }

    [Fact]
    public void Keepalived_needs_an_interface_with_the_hosts_own_address()
    {
        var step = StepCase.Of(new ConfigureKeepalived(), "cp2").With(new UnitStatus("keepalived.service", KeepalivedConfig.Path), Well).With(new FileContent(KeepalivedConfig.Path), new FileText(null));

        step.With(Interface("192.168.2.12"), null).IsBlocked("no interface of cp2 has the address 192.168.2.12", "give the address that the host itself has in the cluster file");
        Assert.Contains("interface ens3\n", step.With(Interface("192.168.2.12"), new InterfaceAddress("ens3", 24)).Writes(KeepalivedConfig.Path), StringComparison.Ordinal);
    }

    [Fact]
    public void The_virtual_address_is_waited_for_until_exactly_one_has_it()
    {
        var vip = Interface("192.168.2.10");
        var nobody = StepCase.Of(new AwaitVirtualAddress()).Everywhere(vip, null);

        nobody.ComesLater("no balancer has 192.168.2.10 yet");
        nobody.With("cp2", vip, new InterfaceAddress("eth0", 32)).IsSatisfied("cp2 has 192.168.2.10");
        nobody.With("cp2", vip, new InterfaceAddress("eth0", 32)).With("cp3", vip, new InterfaceAddress("eth0", 32)).ComesLater("cp2 and cp3 have 192.168.2.10 at the same time");
    }

    [Fact]
    public void Without_balancers_there_is_no_virtual_address_to_wait_for() =>
        (StepCase.Of(new AwaitVirtualAddress()) with { Spec = TestKit.Specs.OneHost("1.32.0") }).IsSatisfied("there is none");

    [Fact]
    public void The_kubelets_unit_is_only_enabled_because_kubeadm_starts_it()
    {
        var step = StepCase.Of(new InstallKubeletUnit()).With(new UnitStatus("kubelet.service"), Well with { IsEnabled = false, IsActive = false })
            .With(new FileContent(KubeletUnit.ServicePath), new FileText(KubeletUnit.Service))
            .With(new FileContent(KubeletUnit.DropInPath), new FileText(KubeletUnit.KubeadmDropIn))
            .With(new FileContent(CrictlConfig.Path), new FileText(CrictlConfig.Text));

        step.Changes("would not start at boot", "enable kubelet.service");
        step.With(new UnitStatus("kubelet.service"), Well with { IsActive = false }).IsSatisfied("enabled");
        step.With(new FileContent(CrictlConfig.Path), new FileText(null)).Changes("/etc/crictl.yaml not as wanted", "write /etc/crictl.yaml", "enable kubelet.service");
    }

    private static AddressInterface Interface(string address) => new(IPAddress.Parse(address));
}
