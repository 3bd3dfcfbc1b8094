using Kubewright.Core.Spec;
using Kubewright.Provisioning.Drills;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Provisioning.Drills;

public sealed class DrillPlanTests
{
    [Fact]
    public void Every_control_plane_and_every_load_balancer_may_be_lost_and_no_worker()
    {
        Assert.Equal(["cp1", "cp2", "cp3"], Hosts(Specs.ThreeControlPlanesOneWorker("1.32.0")));

        var dedicated = Specs.DedicatedBalancers("1.32.0");
        Assert.Equal(dedicated.Hosts.SkipLast(1).Select(host => host.ToString()), Hosts(dedicated));
        Assert.All(dedicated.Hosts, host => Assert.Null(new DrillPlan(dedicated).WhyNot(host)));
        Assert.Equal("load balancer", new DrillPlan(dedicated).RoleOf(dedicated.Hosts[0]));
        Assert.Equal("control plane", new DrillPlan(dedicated).RoleOf(dedicated.Hosts[2]));
    }

    [Fact]
    public void The_only_control_plane_is_not_taken_away()
    {
        var single = Specs.OneHost("1.32.0");

        Assert.Equal("one control plane: there is nobody to go on without it", new DrillPlan(single).WhyNot(single.Hosts[0]));
    }

    [Fact]
    public void A_member_of_an_etcd_that_would_lose_its_quorum_is_not_taken_away()
    {
        var two = Specs.ThreeControlPlanesOneWorker("1.32.0");
        two = two with { Hosts = [.. two.Hosts.Where(host => host.ToString() != "cp3")] };

        Assert.Equal("etcd has 2 members and would lose its quorum", new DrillPlan(two).WhyNot(two.Hosts[0]));
    }

    [Fact]
    public void A_host_through_which_others_are_reached_is_not_taken_away()
    {
        var spec = Specs.ThreeControlPlanesOneWorker("1.32.0");
        spec = spec with { Hosts = [.. spec.Hosts.Select(host => host.ToString() == "cp1" ? host : host with { Login = host.Login with { Jumps = [new("192.168.2.11")] } })] };
        var plan = new DrillPlan(spec);

        Assert.Equal("this machine reaches other hosts through it", plan.WhyNot(spec.Hosts[0]));
        Assert.Null(plan.WhyNot(spec.Hosts[1]));
    }

    [Fact]
    public void Clients_sit_where_the_endpoint_can_be_asked_and_never_on_the_host_that_goes()
    {
        var here = Specs.ThreeControlPlanesOneWorker("1.32.0");
        Assert.Empty(new DrillPlan(here).Watchers(here.Hosts[0]));

        var onNodes = here with { Endpoint = here.Endpoint with { Kind = EndpointKind.Local, Address = null } };
        Assert.Equal(["cp2", "cp3", "worker1"], new DrillPlan(onNodes).Watchers(here.Hosts[0]).Select(host => host.ToString()));

        var behind = here with { Hosts = [.. here.Hosts.Select(host => host with { Login = host.Login with { Jumps = [new("gate")] } })] };
        Assert.Equal(["cp1", "cp3"], new DrillPlan(behind).Watchers(behind.Hosts[1]).Select(host => host.ToString()));
    }

    [Theory]
    [InlineData(EndpointKind.Keepalived, 4.0)]
    [InlineData(EndpointKind.KubeVip, 4.0)]
    [InlineData(EndpointKind.Local, 2.0)]
    [InlineData(EndpointKind.External, null)]
    public void The_target_is_that_of_the_endpoints_kind(EndpointKind kind, double? seconds)
    {
        var spec = Specs.ThreeControlPlanesOneWorker("1.32.0");

        Assert.Equal(seconds, new DrillPlan(spec with { Endpoint = spec.Endpoint with { Kind = kind } }).Target?.TotalSeconds);
    }

    private static IEnumerable<string> Hosts(ClusterSpec spec) => new DrillPlan(spec).Hosts.Select(host => host.ToString());
}
