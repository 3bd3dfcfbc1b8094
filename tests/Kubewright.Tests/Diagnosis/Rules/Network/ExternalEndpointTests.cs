using Kubewright.Core.Findings;
using Kubewright.Diagnosis.Rules.Network;
using Xunit;
using static Kubewright.Tests.Diagnosis.ExternalFaults;

namespace Kubewright.Tests.Diagnosis.Rules.Network;

/// <summary>What can and what cannot be told of a load balancer by whom its connections reach.</summary>
public sealed class ExternalEndpointTests
{
    private static readonly ExternalEndpointSkipsControlPlane Rule = new();

    [Fact]
    public void One_that_goes_by_the_clients_address_reaches_all_when_all_clients_are_taken_together() =>
        Assert.Equal(new Verdict.Healthy("8 new connections from 4 hosts reached cp1, cp2, cp3"), Judge(Rule, Seen("A", "A"), Seen("B", "B"), Seen("C", "C"), Seen("C", "C")));

    [Fact]
    public void Whether_it_knows_the_others_cannot_be_told_where_every_client_always_gets_to_the_same() => Assert.Equal(
        new Verdict.NotAssessed("8 new connections from 4 hosts never reached cp3; every host always got to the same API server, so it may go by the client's address, or not know the others"),
        Judge(Rule, Seen("A", "A"), Seen("B", "B"), Seen("B", "B"), Seen("B", "B")));

    [Fact]
    public void An_API_server_without_a_certificate_of_its_own_is_not_judged()
    {
        var served = Seen("A", "B") with { Own = new Dictionary<string, string?>(Seen().Own) { ["192.168.2.13:6443"] = null } };
        Assert.Equal(new Verdict.NotAssessed("cp3 shows no certificate at its own address"), Judge(Rule, served, served, served, served));
    }

    [Fact]
    public void Every_other_kind_of_endpoint_is_well() =>
        Assert.Equal(new Verdict.Healthy("there is none but what Kubewright makes"), Rule.Judge(HealthyCluster.Case(HealthyCluster.Facts)));
}
