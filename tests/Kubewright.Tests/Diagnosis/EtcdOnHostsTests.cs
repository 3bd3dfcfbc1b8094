using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Core.Spec;
using Kubewright.Diagnosis.Rules.Etcd;
using Kubewright.Inspection.Probes.Etcd;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Diagnosis;

/// <summary>The rules on etcd, where it runs under systemd and a second one keeps the events.</summary>
public sealed class EtcdOnHostsTests
{
    private static readonly ClusterSpec Spec = Specs.Read(
        """
        apiVersion: kubewright.io/v1alpha1
        kind: Cluster
        version: 1.32.0
        hosts:
          - {name: etcd1, address: 192.168.2.31, roles: [etcd]}
          - {name: etcd2, address: 192.168.2.32, roles: [etcd]}
          - {name: etcd3, address: 192.168.2.33, roles: [etcd]}
          - {name: cp1, address: 192.168.2.11, roles: [control-plane]}
        etcd: {events: true}
        """);

    private static readonly EtcdMembership Well = new([.. Spec.EtcdHosts.Select((host, index) => new EtcdMember((ulong)index + 1, host.ToString(), [new Uri($"https://{host.Address}:2380")]))], 2);

    [Fact]
    public void Members_on_the_hosts_of_etcd_are_well()
    {
        Assert.Equal("3 and 3 members, all started", Assert.IsType<Verdict.Healthy>(new EtcdMembersDiffer().Judge(Case(Well, Well))).What);
        Assert.Equal("etcd2 leads", Assert.IsType<Verdict.Healthy>(new EtcdWithoutLeader().Judge(Case(Well, Well))).What);
    }

    [Fact]
    public void What_is_wrong_with_the_etcd_for_events_is_found_too()
    {
        var strange = Well with { Members = [.. Well.Members.Take(2), new EtcdMember(9, "etcd9", [new Uri("https://192.168.2.39:2382")]), Well.Members[2] with { HasPublished = false }] };

        Assert.Equal(
            ["etcd9: is a member of etcd-events but has no such role", "etcd3: was added to etcd-events and never started"],
            Found(new EtcdMembersDiffer().Judge(Case(Well, strange))));
        Assert.Equal(
            ["etcd1: its member of etcd-events knows no leader", "etcd2: its member of etcd-events knows no leader", "etcd3: its member of etcd-events knows no leader"],
            Found(new EtcdWithoutLeader().Judge(Case(Well, Well with { Leader = 0 }))));
    }

    [Fact]
    public void Control_planes_are_not_asked_for_an_etcd_that_they_do_not_run() =>
        Assert.DoesNotContain(new EtcdMembersDiffer().Needs(Case(Well, Well)), need => need.Host.ToString() == "cp1");

    private static IEnumerable<string> Found(Verdict verdict) => Assert.IsType<Verdict.Unhealthy>(verdict).Findings.Select(finding => $"{finding.Subject}: {finding.Sentence}");

    private static CaseFile Case(EtcdMembership main, EtcdMembership events) => new(Spec, Spec.ControlPlanes.First(), Spec.EtcdHosts.Aggregate(
        FactSet.Empty, (facts, host) => facts.WithKnown(host, new EtcdMembers(EtcdInstance.Main), main).WithKnown(host, new EtcdMembers(EtcdInstance.Events), events)));
}
