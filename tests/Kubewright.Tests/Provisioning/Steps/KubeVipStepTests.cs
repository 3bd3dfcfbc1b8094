using System.Security.Cryptography;
using System.Text;
using Kubewright.Core.Artifacts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Inspection.Probes.Network;
using Kubewright.Inspection.Probes.Runtime;
using Kubewright.Provisioning.Config;
using Kubewright.Provisioning.Steps.Network;
using Kubewright.Provisioning.Steps.Runtime;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Provisioning.Steps;

/// <summary>kube-vip: where it binds the address, when its manifest is written, and with whose rights it asks.</summary>
public sealed class KubeVipStepTests
{
    private const string Remedy = "write an address of the control planes' network as endpoint.address, another interface as endpoint.kubeVip.interface, or endpoint.kubeVip.mode: bgp";

    private static readonly KubeadmTraces Serving = new(false, true, true, true, KubeadmTraces.ControlPlanePods);

    [Fact]
    public void Before_init_the_manifest_is_laid_down_with_the_rights_that_init_needs()
    {
        var step = Fresh(new LayKubeVip());

        step.Changes("kube-vip will bind 192.168.2.10 on eth0 once the API server of cp1 lives", "write /etc/kubernetes/kube-vip.hosts", "write /etc/kubernetes/manifests/kube-vip.yaml");
        Assert.Contains("path: /etc/kubernetes/super-admin.conf\n", step.Writes(KubeVipManifest.Path), StringComparison.Ordinal);
        Assert.DoesNotContain("super-admin", Fresh(new LayKubeVip(), version: "1.28.9").Writes(KubeVipManifest.Path), StringComparison.Ordinal);
        WithManifest(step, KubeVipState.SuperAdminKubeconfig).IsSatisfied("kube-vip will bind 192.168.2.10 on eth0 once the API server of cp1 lives");
        step.With(new KubeadmState(), Serving).IsSatisfied("init is through");
    }

    [Fact]
    public void After_init_the_manifest_has_the_administrators_rights_and_the_container_is_waited_for()
    {
        var step = Fresh(new RunKubeVip());
        step.ComesLater("runs once cp1 serves the cluster");

        var serving = step.With(new KubeadmState(), Serving);
        var switching = WithManifest(serving, KubeVipState.SuperAdminKubeconfig);
        switching.Changes("it still has /etc/kubernetes/super-admin.conf, which was for init alone", "write /etc/kubernetes/manifests/kube-vip.yaml");
        Assert.DoesNotContain("super-admin", switching.Writes(KubeVipManifest.Path), StringComparison.Ordinal);
        WithManifest(serving, KubeVipManifest.AdminKubeconfig).IsSatisfied("runs on eth0");
        WithManifest(serving, KubeVipManifest.AdminKubeconfig, pod => pod with { IsUpToDate = false }).ComesLater("the container with the manifest before still runs");
        WithManifest(serving, KubeVipManifest.AdminKubeconfig, pod => pod with { IsUpToDate = false, Runs = false }).ComesLater("its container does not run yet");
    }

    [Fact]
    public void Another_manifest_on_a_host_that_runs_interrupts_and_a_first_one_does_not()
    {
        var serving = Fresh(new RunKubeVip()).With(new KubeadmState(), Serving);
        var other = WithManifest(serving, KubeVipManifest.AdminKubeconfig, pod => pod with { Sha256 = new string('a', 64) });

        serving.Changes("no /etc/kubernetes/manifests/kube-vip.yaml", "write /etc/kubernetes/kube-vip.hosts", "write /etc/kubernetes/manifests/kube-vip.yaml");
        Assert.Equal(Risk.Safe, Assert.IsType<Decision.Change>(serving.Decide()).Risk);
        other.Changes("/etc/kubernetes/manifests/kube-vip.yaml not as wanted", "write /etc/kubernetes/manifests/kube-vip.yaml");
        Assert.Equal(Risk.Disruptive, Assert.IsType<Decision.Change>(other.Decide()).Risk);

        // Others may read what is in it.
        WithManifest(serving, KubeVipManifest.AdminKubeconfig, pod => pod with { Mode = "644" }).Changes("/etc/kubernetes/manifests/kube-vip.yaml not as wanted", "write /etc/kubernetes/manifests/kube-vip.yaml");
    }

    [Fact]
    public void A_manifest_with_a_password_is_not_shown()
    {
        var step = Fresh(new LayKubeVip(), "version: 0.9.0, bgp: {localAs: 65000, peers: [{address: 10.0.0.1, as: 65001, passwordFile: bgp-password}]}");

        var write = Assert.IsType<HostAction.WriteFile>(Assert.Single(step.Changes("kube-vip will bind 192.168.2.10 on lo once the API server of cp1 lives", "write /etc/kubernetes/manifests/kube-vip.yaml")));
        Assert.Equal((true, "0600"), (write.IsSecret, write.Mode));
    }

    [Fact]
    public void The_interface_is_the_one_that_leads_to_the_peers_and_whose_network_has_the_address()
    {
        Fresh(new LayKubeVip(), links: Links([new("192.168.2.12", "bond0"), new("192.168.2.13", "bond0")], new LinkNetwork("bond0", "192.168.2.11", 24)))
            .Changes("kube-vip will bind 192.168.2.10 on bond0 once the API server of cp1 lives", "write /etc/kubernetes/kube-vip.hosts", "write /etc/kubernetes/manifests/kube-vip.yaml");
        Fresh(new LayKubeVip(), links: Links([new("192.168.2.12", "eth1"), new("192.168.2.13", "eth0")], new("eth0", "192.168.2.11", 24), new LinkNetwork("eth1", "10.9.0.11", 24)))
            .Changes(
                "kube-vip will bind 192.168.2.10 on eth0 once the API server of cp1 lives; the other control planes are reached over eth1 and eth0, and 192.168.2.10 is in the network of eth0",
                "write /etc/kubernetes/kube-vip.hosts",
                "write /etc/kubernetes/manifests/kube-vip.yaml");
        Fresh(new LayKubeVip(), "interface: eth1", Links([new("192.168.2.12", "eth0")], new("eth0", "10.9.0.11", 24), new LinkNetwork("eth1", "192.168.2.11", 24)))
            .Changes("kube-vip will bind 192.168.2.10 on eth1 once the API server of cp1 lives; as the cluster file says", "write /etc/kubernetes/kube-vip.hosts", "write /etc/kubernetes/manifests/kube-vip.yaml");
    }

    [Fact]
    public void An_address_that_nobody_would_reach_is_refused_before_anything_is_done()
    {
        // The address itself, with which kube-vip runs already, is no network that has it.
        Fresh(new LayKubeVip(), links: Links([new("192.168.2.12", "eth0")], new("eth0", "192.168.3.11", 24), new LinkNetwork("eth0", "192.168.2.10", 32))).IsBlocked(
            "192.168.2.10 lies outside of eth0's network 192.168.3.0/24: nobody there would ask for it by ARP, and whoever asks elsewhere is not heard", Remedy);
        Fresh(new LayKubeVip(), "interface: eth1", Links([new("192.168.2.12", "eth0")], new("eth0", "192.168.2.11", 24), new LinkNetwork("eth1", "10.9.0.11", 16))).IsBlocked(
            "192.168.2.10 lies outside of eth1's network 10.9.0.0/16: nobody there would ask for it by ARP, and whoever asks elsewhere is not heard", Remedy);
        Fresh(new RunKubeVip(), "interface: eth7", Links([new("192.168.2.12", "eth0")], new LinkNetwork("eth0", "192.168.2.11", 24))).With(new KubeadmState(), Serving).IsBlocked(
            "cp1 has no interface eth7, only eth0", "write one that every control plane has as endpoint.kubeVip.interface, or leave it out");
        Fresh(new LayKubeVip(), links: Links([new("192.168.2.12", null)], new LinkNetwork("eth0", "192.168.2.11", 24))).IsBlocked(
            "cp1 has no route to 192.168.2.12", "look at the host's routes with 'ip route', or write endpoint.kubeVip.interface");
    }

    [Fact]
    public void A_control_plane_alone_binds_the_address_beside_its_own()
    {
        var spec = Specs.OneHost("1.32.0", "endpoint: {kind: kube-vip, address: 192.168.2.10, kubeVip: {version: 1.0.3}}");

        Assert.Equal("192.168.2.11", AddressLink.Probe(spec, spec.Hosts[0]).Peers);
        Assert.Equal("ens3", AddressLink.Choose(spec, spec.Hosts[0], Links([new("192.168.2.11", "lo")], new LinkNetwork("ens3", "192.168.2.11", 24))).Found?.Interface);
    }

    [Fact]
    public void The_image_is_pulled_where_it_does_not_come_with_the_artifacts()
    {
        const string image = "ghcr.io/kube-vip/kube-vip:v0.8.9";
        var step = Case(new PullKubeVip(), "cp1", "", "1.32.0").With(new Architecture(), "amd64").With(new ImageReferences(), (IReadOnlySet<string>)new HashSet<string>());
        var offer = new ArtifactOffer(new ArtifactCatalog { Source = "test", Artifacts = [new Artifact { Name = "kube-vip", Version = "v0.8.9", Architecture = "amd64", Kind = ArtifactKind.Image, Location = "images/kube-vip.tar", Sha256 = new string('a', 64), References = [image] }] }, "http://mirror");

        var pull = Assert.IsType<HostAction.RunCommand>(Assert.Single(step.Changes($"no {image} yet", $"pull {image}")));
        Assert.True(pull.IsOutward);
        Assert.Contains($"ctr -n k8s.io images pull --hosts-dir /etc/containerd/certs.d {image}", pull.Command.Script, StringComparison.Ordinal);
        (step with { Artifacts = offer }).IsSatisfied($"{image} is among the artifacts");
        step.With(new ImageReferences(), (IReadOnlySet<string>)new HashSet<string> { image }).IsSatisfied($"{image} is there");
        Case(new PullKubeVip(), "worker1", "", "1.32.0").With(new Architecture(), "amd64").With(new ImageReferences(), (IReadOnlySet<string>)new HashSet<string>()).IsSatisfied("no control plane");
        (Case(new ImportImages(), "worker1", "", "1.32.0") with { Artifacts = offer }).With(new Architecture(), "amd64").With(new ImageReferences(), (IReadOnlySet<string>)new HashSet<string>()).IsSatisfied("all there");
        (Case(new ImportImages(), "cp1", "", "1.32.0") with { Artifacts = offer }).With(new Architecture(), "amd64").With(new ImageReferences(), (IReadOnlySet<string>)new HashSet<string>())
            .Changes("missing: kube-vip", "import image kube-vip v0.8.9");
    }

    [Fact]
    public void A_host_on_which_only_our_kube_vip_waits_is_untouched()
    {
        Assert.True((KubeadmTraces.None with { Manifests = ["kube-vip"], HasOwnKubeVip = true }).IsUntouched);
        Assert.False((KubeadmTraces.None with { Manifests = ["kube-vip"] }).IsUntouched);
        Assert.False((KubeadmTraces.None with { Manifests = ["kube-vip", "etcd"], HasOwnKubeVip = true }).IsUntouched);
    }

    [Fact]
    public void The_gate_waits_for_a_control_plane_that_has_the_address()
    {
        var vip = new AddressInterface(System.Net.IPAddress.Parse("192.168.2.10"));
        var gate = Case(new AwaitVirtualAddress(), "cp1", "", "1.32.0").Everywhere(vip, null);

        gate.ComesLater("no control plane has 192.168.2.10 yet");
        gate.With("cp2", vip, new InterfaceAddress("eth0", 32)).IsSatisfied("cp2 has 192.168.2.10");
    }

    private static StepCase Fresh(IStep step, string kubeVip = "", HostLinks? links = null, string version = "1.32.0")
    {
        var usual = Links([new("192.168.2.12", "eth0"), new("192.168.2.13", "eth0")], new LinkNetwork("eth0", "192.168.2.11", 24));
        var fresh = Case(step, "cp1", kubeVip, version);
        return fresh.With(new KubeadmState(), KubeadmTraces.None).With(new KubeVipState(), KubeVipPod.None).With(AddressLink.Probe(fresh.Spec, fresh.Host), links ?? usual)
            .With(new FileContent(KubeVipManifest.HostsPath), new FileText(null));
    }

    private static StepCase WithManifest(StepCase step, string kubeconfig, Func<KubeVipPod, KubeVipPod>? change = null)
    {
        var text = KubeVipManifest.Write(step.Spec, step.Host, "eth0", kubeconfig);
        var pod = new KubeVipPod
        {
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), Mode = "600", UsesSuperAdmin = kubeconfig == KubeVipState.SuperAdminKubeconfig, Runs = true, IsUpToDate = true,
        };
        return step.With(new KubeVipState(), change is null ? pod : change(pod)).With(new FileContent(KubeVipManifest.HostsPath), new FileText(KubeVipManifest.Hosts));
    }

    private static HostLinks Links(IReadOnlyList<PeerRoute> routes, params IReadOnlyList<LinkNetwork> networks) =>
        new(routes, [.. networks.Select(network => network.Interface).Prepend("lo").Distinct()], networks);

    private static StepCase Case(IStep step, string host, string kubeVip, string version) => new(
        step,
        host,
        Specs.Read(
            $$"""
            apiVersion: kubewright.io/v1alpha1
            kind: Cluster
            version: {{version}}
            hosts: [192.168.2.11, 192.168.2.12, 192.168.2.13, 192.168.2.21]
            endpoint: {kind: kube-vip, address: 192.168.2.10, kubeVip: { {{kubeVip}} } }
            """,
            new FakeClusterFolder { Files = { ["/cluster/bgp-password"] = "bgp-geheim\n" } }),
        Kubewright.Core.Facts.FactSet.Empty);
}
