using System.Net;
using Kubewright.Core.Endpoints;
using Kubewright.Core.Spec;
using Kubewright.Core.Spec.Reading;
using Kubewright.Core.Spec.Writing;
using Kubewright.Diagnosis;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Core.Endpoints;

public sealed class EndpointMoveTests
{
    private const string File = """
        # mine
        apiVersion: kubewright.io/v1alpha1
        kind: Cluster
        version: 1.32.0
        hosts: [192.168.2.11, 192.168.2.12, 192.168.2.13]

        # where it is
        endpoint:
          address: 192.168.2.10

          # of the time before
          name: old.example
        # networks
        networking: {podCidr: 10.244.0.0/16}

        """;

    private static readonly ClusterSpec Near = Specs.ThreeControlPlanesOneWorker("1.32.0");

    [Fact]
    public void The_endpoint_of_a_file_is_replaced_and_every_other_line_stays()
    {
        Assert.Equal(
            File.Replace("endpoint:\n  address: 192.168.2.10\n\n  # of the time before\n  name: old.example\n", "endpoint:\n  kind: keepalived\n  address: 192.168.2.9\n  port: 9443\n  balancer: nginx\n  routerId: 52\n"),
            EndpointBlock.Replace(File, EndpointKind.Keepalived, IPAddress.Parse("192.168.2.9"), null, 9443, Balancer.Nginx, 52));
        Assert.Equal("a: 1\nendpoint:\n  kind: single\n", EndpointBlock.Replace("a: 1", EndpointKind.Single, null, null, null, null, null));
        Assert.Equal("endpoint:\n  kind: local\nb: 2\n", EndpointBlock.Replace("endpoint: {address: 192.168.2.10,\n  port: 1}\nb: 2\n", EndpointKind.Local, null, null, null, null, null));
    }

    [Fact]
    public void A_note_holds_both_files_byte_by_byte()
    {
        var note = new EndpointMoveNote("20261121-120000-abcd", true, "https://[fd00::1]:6443", "https://b:2", File, "x: \"y\"\r\n\tz: 'ü'\n");

        Assert.Equal(note, EndpointMoveNote.TryRead(note.Write()));
        Assert.Null(EndpointMoveNote.TryRead(null));
        Assert.Null(EndpointMoveNote.TryRead("state: done\n"));
        Assert.Null(EndpointMoveNote.TryRead("{"));
    }

    [Fact]
    public void A_cluster_that_runs_at_one_nodes_address_can_be_described_to_be_moved_and_not_to_be_built()
    {
        var file = EndpointBlock.Replace(File, EndpointKind.Single, null, null, null, null, null).Replace("hosts: [192.168.2.11, 192.168.2.12, 192.168.2.13]", """
            hosts:
              - {address: 192.168.2.11, roles: [control-plane]}
              - {address: 192.168.2.12, roles: [control-plane]}
              - {address: 192.168.2.13, roles: [control-plane]}
            """);

        Assert.IsType<SpecReading.Invalid>(SpecReader.Read(file, new FakeClusterFolder(), RuleCatalog.PreflightCodes));
        Assert.IsType<SpecReading.Valid>(SpecReader.Read(file, new FakeClusterFolder(), RuleCatalog.PreflightCodes, describesRunning: true));
    }

    [Fact]
    public void Only_the_endpoint_and_balancers_may_differ()
    {
        Assert.Empty(SpecDifference.Between(Near, Specs.ThreeControlPlanesOneWorker("1.32.0")));
        Assert.Empty(SpecDifference.Between(Near, Near with { Endpoint = Near.Endpoint with { Port = 1 }, Hosts = [.. Near.Hosts, Specs.DedicatedBalancers("1.32.0").Hosts[0]] }));
        Assert.Equal(["kubernetesVersion.minor"], SpecDifference.Between(Near, Specs.ThreeControlPlanesOneWorker("1.33.0")));
        Assert.Equal(["networking.dnsDomain"], SpecDifference.Between(Near, Near with { Networking = Near.Networking with { DnsDomain = "other" } }));
        Assert.Equal(["host cp1.address", "host worker1, which is gone"], SpecDifference.Between(
            Near, Near with { Hosts = [Near.Hosts[0] with { Address = IPAddress.Parse("192.168.2.99") }, .. Near.Hosts.Skip(1).SkipLast(1)] }));
    }

    [Fact]
    public void Two_endpoints_that_cannot_stand_at_the_same_time_are_refused()
    {
        Refused(Near.Endpoint with { Address = IPAddress.Parse("192.168.2.9") }, "routerId 51 is that of the former address, and both addresses are held at the same time; write another routerId, such as 52");
        Refused(Near.Endpoint with { RouterId = 52 }, "routerId 52 for 192.168.2.10, which is held under 51; write routerId: 51, or another address as well");
        Refused(Near.Endpoint with { Balancer = Balancer.Nginx }, "cp1 has haproxy at port 8443, where nginx is to listen; write another port: both listen until the move is done");
        Refused(
            Near.Endpoint with { Kind = EndpointKind.KubeVip, Port = 6443 },
            "192.168.2.10 is held by the former endpoint, and others are to hold it; give the wanted endpoint another address: both stand side by side until the move is done");
        Refused(Near.Endpoint with { Kind = EndpointKind.KubeVip, Port = 6443, Address = IPAddress.Parse("192.168.2.9") });
        Refused(
            Near.Endpoint with { Kind = EndpointKind.External, Port = 6443 },
            "192.168.2.10 is held by the former endpoint, and others are to hold it; give the wanted endpoint another address: both stand side by side until the move is done");
        Refused(Near.Endpoint with { Address = IPAddress.Parse("192.168.2.9"), RouterId = 52 });
        Refused(Near.Endpoint with { Name = "other.example" });
        Refused(new EndpointSpec { Kind = EndpointKind.Local, Port = 8443 });
    }

    [Fact]
    public void Names_of_the_former_endpoint_are_those_that_nothing_else_has()
    {
        var move = new EndpointMove("1", Near, Near with { Endpoint = Near.Endpoint with { Address = IPAddress.Parse("192.168.2.9") } });

        Assert.Equal(["192.168.2.10"], move.FormerNames);
        Assert.False(move.ChangesServer);
        Assert.Equal(["192.168.2.10", "k8s-api.example.internal"], new EndpointMove("1", Near, Near with { Endpoint = new EndpointSpec { Kind = EndpointKind.Single, Port = 6443 } }).FormerNames);
    }

    private static void Refused(EndpointSpec wanted, params string[] problems) => Assert.Equal(
        problems, MoveRules.Judge(new EndpointMove("1", Near, Near with { Endpoint = wanted })).Select(problem => $"{problem.Problem}; {problem.Remedy}"));
}
