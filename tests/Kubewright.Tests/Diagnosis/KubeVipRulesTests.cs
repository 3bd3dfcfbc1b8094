using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Core.Spec;
using Kubewright.Diagnosis.Rules.ControlPlane;
using Kubewright.Diagnosis.Rules.Network;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Inspection.Probes.Network;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Diagnosis;

/// <summary>The rules on the endpoint's address, where kube-vip moves it between control planes.</summary>
public sealed class KubeVipRulesTests
{
    private static readonly ClusterSpec Spec = Specs.Read(
        """
        apiVersion: kubewright.io/v1alpha1
        kind: Cluster
        version: 1.32.0
        hosts: [192.168.2.11, 192.168.2.12, 192.168.2.13, 192.168.2.21]
        endpoint: {kind: kube-vip, address: 192.168.2.10}
        """);

    private static readonly KubeVipPod Well = new() { Sha256 = new string('a', 64), Mode = "600", Runs = true, IsUpToDate = true };

    private static readonly FactSet Facts = Spec.Hosts.Aggregate(FactSet.Empty, (facts, host) => facts
        .WithKnown(host, new KubeadmState(), new KubeadmTraces(false, true, true, true, KubeadmTraces.ControlPlanePods))
        .WithKnown(host, new ComponentHealth(), (IReadOnlyDictionary<string, string>)KubeadmTraces.ControlPlanePods.ToDictionary(pod => pod, _ => "ok"))
        .WithKnown(host, new KubeVipState(), Well)
        .WithKnown(host, new AddressClaim(Spec.EndpointAddress), new Claim(host == Spec.Hosts[0], true, null))
        .WithKnown(host, new HostIdentity(), IdentityOf(host.Address.ToString(), host == Spec.Hosts[0]))
        .WithKnown(host, new AddressInterface(Spec.EndpointAddress), host == Spec.Hosts[0] ? new InterfaceAddress("eth0", 32) : null));

    [Fact]
    public void A_cluster_whose_kube_vip_runs_is_well()
    {
        Assert.Equal("etcd, kube-apiserver, kube-controller-manager, kube-scheduler, kube-vip well on 3 hosts", Assert.IsType<Verdict.Healthy>(Judged(new StaticPodMissing())).What);
        Assert.Equal("192.168.2.10 is on cp1", Assert.IsType<Verdict.Healthy>(Judged(new VirtualAddressNotOnOneHost())).What);
        Assert.Equal("192.168.2.10 is on cp1, from kube-vip", Assert.IsType<Verdict.Healthy>(Judged(new VirtualAddressTaken())).What);
        Assert.Equal("not mounted by kube-vip", Assert.IsType<Verdict.Healthy>(Judged(new SuperAdminStillMounted())).What);
    }

    [Fact]
    public void A_kube_vip_that_is_not_there_is_found()
    {
        Assert.Equal(["cp2: /etc/kubernetes/manifests/kube-vip.yaml is missing"], Found(new StaticPodMissing(), "cp2", new KubeVipState(), KubeVipPod.None));
        Assert.Equal(["cp3: no container of kube-vip runs"], Found(new StaticPodMissing(), "cp3", new KubeVipState(), Well with { Runs = false }));
    }

    [Fact]
    public void An_address_that_kube_vip_did_not_give_is_found()
    {
        Assert.Equal(["cp1: has the virtual address 192.168.2.10 on eth0, and no kube-vip runs that gave it"], Found(new VirtualAddressTaken(), "cp1", new KubeVipState(), Well with { Runs = false }));
        Assert.Equal(["worker1: has the virtual address 192.168.2.10 on eth0, and is no control plane"], Found(new VirtualAddressTaken(), "worker1", new HostIdentity(), IdentityOf("192.168.2.21", true)));
        Assert.Equal(["cluster: no control plane has 192.168.2.10"], Found(new VirtualAddressNotOnOneHost(), "cp1", new AddressInterface(Spec.EndpointAddress), null));
        Assert.Equal(["cluster: cp1 and cp2 have 192.168.2.10 at the same time"], Found(new VirtualAddressNotOnOneHost(), "cp2", new AddressInterface(Spec.EndpointAddress), new InterfaceAddress("eth0", 32)));
    }

    private static Identity IdentityOf(string address, bool holds) =>
        new("name", "id", null, false, [new NetworkInterface("eth0", $"52:54:00:00:00:{address[^2..]}", holds ? [address, "192.168.2.10"] : [address])]);

    private static Verdict Judged(IRule rule, FactSet? facts = null) => Judgement.Of(rule, new CaseFile(Spec, Spec.Hosts[0], facts ?? Facts));

    private static IEnumerable<string> Found<T>(IRule rule, string host, Probe<T> probe, T answer) =>
        Assert.IsType<Verdict.Unhealthy>(Judged(rule, Facts.WithKnown(Spec.Hosts.Single(other => other.ToString() == host), probe, answer))).Findings.Select(finding => $"{finding.Subject}: {finding.Sentence}");
}
