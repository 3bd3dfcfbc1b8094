using Kubewright.Inspection.Description;
using Xunit;

namespace Kubewright.Tests.Inspection.Description;

/// <summary>What is said of a real cluster, in four states of it.</summary>
public sealed class LabPictureTests
{
    [Fact]
    public async Task A_healthy_cluster_is_called_well_and_described()
    {
        var picture = await LabBundle.PictureAsync("healthy");

        Assert.Equal(StatementState.Fine, picture.Health);
        Assert.DoesNotContain(picture.Oddities, statement => statement.Matters);
        Assert.Equal("Kubernetes v1.20.2, 3 control planes, 0 workers, containerd 1.7.24, pod network bridge", picture.Summary.English);
        Assert.Equal(["API: 14 calls", "hosts: 3 of 3 answered"], picture.Sources.Select(source => source.English));
        Assert.Equal("3", Value(picture, "etcd-quorum", "working"));
        Assert.Equal("1", Value(picture, "etcd-quorum", "survives"));
        Assert.Equal("cp1", Value(picture, "etcd-leader", "leader"));
        Assert.Equal("10.244.0.0/16", Value(picture, "pod-cidr", "cidr"));
        Assert.Equal("10.96.0.0/12", Value(picture, "service-cidr", "cidr"));
        Assert.Equal("iptables", Value(picture, "kube-proxy", "mode"));
        Assert.Equal("kubewright", Value(picture, "installer", "installer"));
        Assert.Equal("false", Value(picture, "hyper-converged", "hyperConverged"));
        Assert.Equal("bridge", Value(picture, "pod-network", "network"));
        Assert.Equal("Keepalived", Value(picture, "endpoint", "kind"));
        Assert.Equal("cp1", Value(picture, "endpoint-holder", "holder"));
    }

    [Fact]
    public async Task A_healthy_cluster_is_drawn_with_every_component_on_every_host()
    {
        var topology = (await LabBundle.PictureAsync("healthy")).Topology;

        Assert.Equal(["cp1", "cp2", "cp3"], topology.Hosts.Select(host => host.Name));
        Assert.All(topology.Hosts, host => Assert.Equal(
            ["kube-apiserver", "kube-controller-manager", "kube-scheduler", "etcd", "kubelet", "kube-proxy", "keepalived", "load-balancer"], host.Components.Select(component => component.Id)));
        Assert.All(topology.Hosts.SelectMany(host => host.Components), component => Assert.Equal(StatementState.Fine, component.State));
        Assert.Equal([true, false, false], topology.Hosts.Select(host => host.HoldsVirtualAddress!.Value));
        Assert.Equal("https://10.77.2.100:8443", topology.Endpoint!.Server);
        Assert.Equal(EtcdKind.Stacked, topology.Etcd.Kind);
        Assert.Equal(["cp1", "cp2", "cp3"], topology.Etcd.MemberList.Select(member => member.Host));
    }

    [Fact]
    public async Task A_control_plane_whose_power_was_cut_a_moment_ago_is_missed_although_the_API_calls_it_ready()
    {
        var picture = await LabBundle.PictureAsync("one-down");

        Assert.Equal(StatementState.Bad, picture.Health);
        Assert.Equal("etcd-quorum", picture.Oddities[0].Topic);
        Assert.Equal("etcd is one loss from losing its quorum: 2 of 3 members work, and 2 are needed", picture.Oddities[0].Sentence.English);
        Assert.Contains(picture.Oddities, statement => statement is { Topic: "etcd-member-down", Subject: "cp1" });
        Assert.Contains(picture.Oddities, statement => statement is { Topic: "host-unreached", Subject: "cp1" });
        Assert.Contains(picture.Oddities, statement => statement.Sentence.English == "kube-apiserver: 2 of 3 work; of 1 it is not known");
        Assert.Equal("cp2", Value(picture, "endpoint-holder", "holder"));
        Assert.DoesNotContain(picture.Topology.Hosts[0].Components, component => component.State == StatementState.Fine);
    }

    [Fact]
    public async Task With_all_API_servers_stopped_hosts_alone_tell_what_is_missing()
    {
        var picture = await LabBundle.PictureAsync("api-stopped");

        Assert.Equal("kube-apiserver: none of 3 works", picture.Oddities[0].Sentence.English);
        Assert.Contains(picture.Oddities, statement => statement.Topic == "api-silent");
        Assert.Equal(["cp1", "cp2", "cp3"], picture.Oddities.Where(statement => statement.Topic == "kube-apiserver-missing").Select(statement => statement.Subject!));
        Assert.All(picture.Oddities.Where(statement => statement.Topic == "kube-apiserver-missing"), statement => Assert.Contains("has no manifest kube-apiserver.yaml", statement.Meaning!.English, StringComparison.Ordinal));
        Assert.Equal(["cp1", "cp2", "cp3"], picture.Topology.Hosts.Select(host => host.Name));
        Assert.All(picture.Topology.Hosts, host => Assert.Contains("control-plane", host.Roles));
        Assert.Equal("10.96.0.0/12", Value(picture, "service-cidr", "cidr"));
        Assert.Equal(StatementState.Unknown, Said(picture, "dns").State);
        Assert.Equal("v1.20.2", Value(picture, "kubelet-versions", "version"));
    }

    [Fact]
    public async Task What_a_reader_without_the_right_to_nodes_may_not_see_is_said_and_not_called_well()
    {
        var picture = await LabBundle.PictureAsync("view");

        Assert.Equal(StatementState.Unknown, picture.Health);
        Assert.Contains("403", picture.Headline.English, StringComparison.Ordinal);
        Assert.Equal("not allowed to see: /api/v1/nodes", Said(picture, "refused").Sentence.English);
        Assert.Equal(["cp1", "cp2", "cp3"], picture.Topology.Hosts.Select(host => host.Name));
        Assert.Equal("3", Value(picture, "etcd-quorum", "working"));
        Assert.Equal(StatementState.Unknown, Said(picture, "certificates").State);
    }

    [Theory]
    [InlineData("healthy")]
    [InlineData("one-down")]
    [InlineData("api-stopped")]
    [InlineData("view")]
    public async Task Every_statement_that_is_known_has_proof_and_every_sentence_is_said_in_both_languages(string bundle)
    {
        var picture = await LabBundle.PictureAsync(bundle);

        foreach (var statement in picture.Sections.SelectMany(section => section.Statements))
        {
            Assert.True(statement.State == StatementState.Unknown || statement.Proofs.Count > 0, $"{statement.Topic} has no proof");
            Assert.All(((Phrase?[])[statement.Sentence, statement.Meaning, statement.Next]).OfType<Phrase>(), PhraseTests.IsInBothLanguages);
        }
    }

    private static Statement Said(ClusterPicture picture, string topic) => picture.Sections.SelectMany(section => section.Statements).First(statement => statement.Topic == topic);

    private static string? Value(ClusterPicture picture, string topic, string name) => Said(picture, topic).Values.GetValueOrDefault(name);
}
