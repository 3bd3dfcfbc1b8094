using Kubewright.Inspection.Description;
using Kubewright.Inspection.Pasted.Readers;
using Kubewright.Inspection.Readings;
using Xunit;

namespace Kubewright.Tests.Inspection.Pasted;

/// <summary>What people concluded of two clusters by reading kubectl's output, and what they missed.</summary>
public sealed class ConclusionsTests
{
    public static TheoryData<string> FirstCluster =>
        ["s1/walk.txt", "s1/walk-wide.txt", "s1/other-order.txt", "s1/no-commands-crlf.txt", "s1/web-page.txt"];

    [Theory]
    [MemberData(nameof(FirstCluster))]
    public void The_first_cluster_is_hyper_converged_and_a_vendors_build_on_docker_behind_a_balancer(string name)
    {
        var picture = Picture(name);

        Said(picture, "nodes", ("controlPlanes", "3"), ("workers", "0"));
        Assert.Contains("must have been removed", Said(picture, "hyper-converged", ("hyperConverged", "true")).Meaning!.English, StringComparison.Ordinal);
        Said(picture, "vendor-build", ("vendor", "sp7.2"));
        Assert.Contains("docker 20.10.24", picture.Summary.English, StringComparison.Ordinal);
        Said(picture, "pod-network", ("network", "calico"));
        Said(picture, "endpoint", ("server", "https://k8s.example.com:8443"), ("kind", "ExternalBalancer"));
    }

    [Theory]
    [MemberData(nameof(FirstCluster))]
    public void One_of_its_API_servers_crashes_and_the_API_works_all_the_same(string name)
    {
        var picture = Picture(name);

        var down = Said(picture, "kube-apiserver-down", ("restarts", "65301"));
        Assert.Equal("master1", down.Subject);
        Assert.Contains("kubectl works all the same", down.Meaning!.English, StringComparison.Ordinal);
        Assert.Equal("10.97", Said(picture, "restarts", ("restarts", "65301")).Values["perHour"]);
    }

    [Theory]
    [MemberData(nameof(FirstCluster))]
    public void Its_broken_node_is_broken_below_Kubernetes_and_etcd_is_one_loss_from_its_end(string name)
    {
        var picture = Picture(name);

        var missing = Said(picture, "etcd-pods-missing", ("missing", "master1"));
        Assert.Contains("broken below Kubernetes: disk full, manifest lost", missing.Meaning!.English, StringComparison.Ordinal);
        Assert.All(missing.Proofs, proof => Assert.Matches("etcd-master[23] ", proof.Line));
        Assert.Contains("one loss", Said(picture, "etcd-quorum", ("members", "3"), ("working", "2"), ("survives", "0")).Sentence.English, StringComparison.Ordinal);
        Assert.Equal((3, 2, 0), (picture.Topology.Etcd.Members, picture.Topology.Etcd.Working, picture.Topology.Etcd.Survives));
        Assert.Equal("etcd-quorum", picture.Oddities[0].Topic);
    }

    [Theory]
    [MemberData(nameof(FirstCluster))]
    public void It_is_etcd_that_is_at_fault_and_the_API_server_that_follows(string name)
    {
        var picture = Picture(name);

        Assert.Equal("master1", Said(picture, "kube-apiserver-follows", ("root", "etcd"), ("follows", "kube-apiserver")).Subject);
        Assert.True(Place("kube-apiserver-follows") < Place("kube-apiserver-down"));
        Assert.Equal([("etcd", "missing"), ("kube-apiserver", "CrashLoopBackOff")], picture.Topology.Hosts.Single(host => host.Name == "master1").Components.Where(part => part.State == StatementState.Bad).Select(part => (part.Id, part.Word.English)).Order());

        int Place(string topic) => picture.Oddities.Select(statement => statement.Topic).ToList().IndexOf(topic);
    }

    [Theory]
    [InlineData("inflight-limits", "--max-mutating-requests-inflight=1000", "--max-requests-inflight=800")]
    [InlineData("audit-log-in-tmp", "--audit-log-path=/tmp/kube-apiserver-audit.log")]
    [InlineData("anonymous-auth", "--anonymous-auth=true")]
    [InlineData("profiling", "--profiling=true")]
    public void Its_risky_flags_are_named_with_their_lines(string topic, params string[] lines) =>
        Assert.Equal(lines, Said(Picture("s1/walk.txt"), topic).Proofs.Select(proof => proof.Line));

    [Theory]
    [InlineData("s2/walk.txt")]
    [InlineData("s2/dollar-prompt.txt")]
    public void The_second_clusters_failing_pod_is_named_first(string name)
    {
        var picture = Picture(name);

        Assert.Equal(("pod-unwell", "kube-system/calico-kube-controllers-67f55f8858-p9zkm", "CrashLoopBackOff"), (picture.Oddities[0].Topic, picture.Oddities[0].Subject, picture.Oddities[0].Values["reason"]));
        Said(picture, "pod-network", ("network", "canal"));
        Said(picture, "installer", ("installer", "kubespray"));
        Assert.Contains("containerd 1.4.4", picture.Summary.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s2/walk.txt")]
    [InlineData("s2/dollar-prompt.txt")]
    public void Its_etcd_is_a_service_of_hosts_with_members_of_its_own(string name)
    {
        var picture = Picture(name);

        Said(picture, "etcd-kind", ("kind", "hostservice"));
        Said(picture, "etcd-leader", ("leader", "etcd2"));
        Assert.Equal(["etcd1 node1", "etcd2 node2", "etcd3 node3"], picture.Topology.Etcd.MemberList.Select(member => $"{member.Name} {member.Host}"));
        Assert.Equal((3, 3, 1), (picture.Topology.Etcd.Members, picture.Topology.Etcd.Working, picture.Topology.Etcd.Survives));
        Assert.DoesNotContain(picture.Oddities, statement => statement.Topic.StartsWith("etcd", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("s2/objects-yaml.txt")]
    [InlineData("s2/objects-json.txt")]
    public void Excerpts_of_objects_tell_what_they_hold_and_nothing_more(string name)
    {
        var picture = Picture(name);

        Assert.Equal(["pod-unwell"], picture.Oddities.Where(statement => statement.State == StatementState.Bad).Select(statement => statement.Topic));
        Said(picture, "installer", ("installer", "kubespray"));
        Said(picture, "etcd-kind", ("kind", "hostservice"));
        Said(picture, "hyper-converged", ("hyperConverged", "false"));
        Assert.DoesNotContain(picture.Oddities, statement => statement.Topic == "profiling");
    }

    private static ClusterPicture Picture(string name) => Describer.Describe(PastedTexts.Evidence(name).Read(PastedReaders.All));

    private static Statement Said(ClusterPicture picture, string topic, params (string Name, string Value)[] values)
    {
        var all = picture.Sections.SelectMany(section => section.Statements).Where(statement => statement.Topic == topic).ToList();
        Assert.NotEmpty(all);
        return Assert.Single(all, statement => values.All(value => statement.Values.GetValueOrDefault(value.Name) == value.Value));
    }
}
