using Kubewright.Core.Facts;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Network;
using Kubewright.Provisioning.Hopeless;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Provisioning.Hopeless;

/// <summary>An endpoint that cannot come to answer is told from one that does not answer yet.</summary>
public sealed class EndpointCauseTests
{
    private const string NoRoute = "E1121 15:03:04.123456    1234 kubelet_node_status.go:93] Unable to register node \"cp1\" with API server: Post \"https://192.168.2.10:8443/api/v1/nodes\": dial tcp 192.168.2.10:8443: connect: no route to host";
    private const string Refused = "E0918 09:40:20.318730    1234 kubelet_node_status.go:110] \"Unable to register node with API server\" err=\"Post \\\"https://192.168.2.10:8443/api/v1/nodes\\\": dial tcp 192.168.2.10:8443: connect: connection refused\" node=\"cp1\"";

    // The name is in /etc/hosts, so that URLs have it and connections the address.
    private static readonly ClusterSpec Spec = Specs.ThreeControlPlanesOneWorker("1.32.0", "");

    private static readonly ClusterSpec Kept = Specs.Read(
        """
        apiVersion: kubewright.io/v1alpha1
        kind: Cluster
        version: 1.32.0
        hosts: [192.168.2.11, 192.168.2.12, 192.168.2.13]
        endpoint: {address: 192.168.2.10}
        """);

    private static AddressInterface Address => new(Kept.EndpointAddress);

    [Theory]
    [InlineData(NoRoute)]
    [InlineData(Refused)]
    public void An_address_that_no_host_holds_is_the_deadlock(string line)
    {
        var found = new JournalCase(Kept).Says(line).IsUnheld().Stuck();

        Assert.Equal("it waits for 192.168.2.10:8443, which no host holds", found.Because);
        Assert.Equal("see on cp1, cp2, cp3 why nobody takes the address ('journalctl -u keepalived' there), then run again", found.Remedy);
        Assert.Equal([line, "192.168.2.10 is on no interface of cp1, cp2, cp3"], found.Lines);
    }

    [Fact]
    public void The_deadlock_is_told_by_the_address_where_the_endpoint_has_a_name() =>
        Assert.NotNull(new JournalCase(Spec).Says(NoRoute.Replace("https://192.168.2.10", "https://k8s-api.example.internal", StringComparison.Ordinal)).IsUnheld().After(10));

    [Fact]
    public void A_balancer_that_takes_over_is_given_its_time() => Assert.Null(new JournalCase(Kept).Says(NoRoute).IsUnheld().After(5));

    [Theory]
    [InlineData(NoRoute)]
    [InlineData(Refused)]
    public void An_address_that_a_host_holds_is_no_deadlock(string line) => Assert.Null(new JournalCase(Kept).Says(line).After(300));

    [Fact]
    public void Somebody_elses_address_is_no_deadlock() =>
        Assert.Null(new JournalCase(Kept).Says(NoRoute.Replace("192.168.2.10:8443", "192.168.2.99:5000", StringComparison.Ordinal)).IsUnheld().After(300));

    [Fact]
    public void Whoever_could_not_be_asked_may_hold_an_address_that_refuses()
    {
        var refuses = new JournalCase(Kept).Says(Refused).IsUnheld();
        refuses.Facts = refuses.Facts.WithNotAsked(Kept.Hosts[1], Address, "cp2 does not answer");
        Assert.Null(refuses.After(300));

        // But nobody holds one for which nobody answers on the network.
        var unrouted = new JournalCase(Kept).Says(NoRoute).IsUnheld();
        unrouted.Facts = unrouted.Facts.WithNotAsked(Kept.Hosts[1], Address, "cp2 does not answer");
        Assert.NotNull(unrouted.After(10));
    }

    [Fact]
    public void A_name_for_which_there_is_no_address_is_told() => Assert.Equal(
        "cp1 finds no address for the endpoint's name k8s-api.example.internal",
        new JournalCase(Spec).Says("E1121 reflector.go:138] failed to list *v1.Node: Get \"https://k8s-api.example.internal:8443/api/v1/nodes\": dial tcp: lookup k8s-api.example.internal on 192.168.2.1:53: no such host").Stuck().Because);

    [Fact]
    public void An_API_server_that_is_well_and_not_reached_through_the_endpoint_is_told_after_the_balancers_checks()
    {
        const string closed = "E1121 15:29:05.844639    2452 certificate_manager.go:437] Failed while requesting a signed certificate from the master: cannot create certificate signing request: Post \"https://192.168.2.10:8443/apis/certificates.k8s.io/v1/certificatesigningrequests\": EOF";
        var served = new JournalCase(Kept).Says(closed).Knows(EndpointLines.OwnHealth(Kept.Hosts[0]), "ok").Knows(new EndpointHealth(Kept.EndpointServer), "curl: (35) Recv failure: Connection reset by peer");

        Assert.Null(served.After(19));
        Assert.StartsWith("the API server of cp1 is well, but https://192.168.2.10:8443 does not lead cp1 to it", served.Stuck(within: 21).Because, StringComparison.Ordinal);
        Assert.Null(served.Knows(EndpointLines.OwnHealth(Kept.Hosts[0]), "[-]etcd failed: reason withheld healthz check failed").After(300));
        Assert.Null(new JournalCase(Kept).Says(closed).Knows(EndpointLines.OwnHealth(Kept.Hosts[0]), "ok").After(300));
    }

    [Theory]
    [InlineData("curl: (7) Failed to connect to 192.168.2.10 port 8443 after 3061 ms: Could not connect to server", 10)]
    [InlineData("curl: (28) Connection timed out after 5001 milliseconds", 30)]
    [InlineData("curl: (35) Recv failure: Connection reset by peer", null)]
    [InlineData("[-]etcd failed: reason withheld healthz check failed", null)]
    [InlineData("ok", null)]
    public void A_joining_host_that_gets_no_connection_is_stopped_and_one_that_waits_for_an_answer_is_not(string health, int? seconds)
    {
        var found = new JournalCase(Kept, "cp2").Knows(new EndpointHealth(Kept.EndpointServer), health).After(300, KubeadmWatch.OfJoin(Kept.EndpointServer));

        Assert.Equal((seconds is null ? null : "cp2 gets no connection to the cluster at https://192.168.2.10:8443", seconds), (found?.Stuck.Because, found?.Seconds));
    }

    [Fact]
    public void A_joining_host_is_told_of_an_address_that_no_host_holds() => Assert.Equal(
        "it waits for 192.168.2.10:8443, which no host holds",
        new JournalCase(Kept, "cp2").IsUnheld().Knows(new EndpointHealth(Kept.EndpointServer), "curl: (7) Failed to connect to 192.168.2.10 port 8443 after 3061 ms: No route to host").Stuck(watch: KubeadmWatch.OfJoin(Kept.EndpointServer)).Because);
}
