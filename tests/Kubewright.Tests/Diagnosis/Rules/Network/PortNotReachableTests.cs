using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Core.Hosts;
using Kubewright.Diagnosis.Rules.Network;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Inspection.Probes.Network;
using Xunit;
using static Kubewright.Tests.Diagnosis.HealthyCluster;

namespace Kubewright.Tests.Diagnosis.Rules.Network;

/// <summary>The rounds in which ports are tried on hosts without Kubernetes, and what a refusal means there.</summary>
public sealed class PortNotReachableTests
{
    private static readonly PortNotReachable Rule = new();

    [Fact]
    public void Listeners_stand_before_anybody_connects_and_end_after_all_have()
    {
        var facts = FactSet.Empty;
        Assert.Equal([typeof(KubeadmState), typeof(FirewallState)], Asked(facts));
        facts = Known(facts, new FirewallState(), Firewall.None, Spec.Hosts);
        facts = Known(facts, new KubeadmState(), KubeadmTraces.None, Spec.Hosts);
        Assert.Equal([typeof(KubeadmState), typeof(FirewallState), typeof(PortListeners)], Asked(facts));
        facts = Listening(facts);
        Assert.Equal([typeof(KubeadmState), typeof(FirewallState), typeof(PortListeners), typeof(PortConnections)], Asked(facts));
        facts = Connected(facts);
        Assert.Equal([typeof(KubeadmState), typeof(FirewallState), typeof(PortListeners), typeof(PortConnections), typeof(PortListenersLeft)], Asked(facts));
        Assert.IsType<Verdict.NotAssessed>(Judged(facts));
        facts = Known(facts, new PortListenersLeft(), false, Spec.Hosts);
        Assert.Equal(new Verdict.Healthy("39 ways tried, all open"), Judged(facts));
    }

    [Fact]
    public void A_round_waits_for_every_host_also_where_a_plan_has_asked_some_before()
    {
        var facts = Known(FactSet.Empty, new KubeadmState(), KubeadmTraces.None, [Host("cp1")]);

        Assert.Equal([typeof(KubeadmState), typeof(FirewallState)], Asked(facts));
    }

    [Fact]
    public void Nobody_stands_in_on_a_host_of_a_standing_cluster()
    {
        var facts = Known(Fresh(), new KubeadmState(), Traces(), [Host("cp1")]);

        Assert.DoesNotContain(Rule.Needs(Case(facts)), need => need.Host == Host("cp1") && need.Probe is PortListeners or PortListenersLeft);
        Assert.Contains(Rule.Needs(Case(facts)), need => need.Host == Host("cp2") && need.Probe is PortListeners { Ports: "2379 2380 6443 8443 10250" });
    }

    [Fact]
    public void A_refusal_where_a_listener_stands_is_a_packet_filters()
    {
        var facts = Answered(Fresh(), "worker1", "192.168.2.11/6443", PortAnswer.Refused, "Connection refused");

        var finding = Assert.Single(Assert.IsType<Verdict.Unhealthy>(Judged(facts)).Findings);

        Assert.Equal("cp1", finding.Subject);
        Assert.Equal("answers worker1 at port 6443 (API server) with 'Connection refused', although something listens there: a packet filter rejects it", finding.Sentence);
        Assert.EndsWith("iptables -I INPUT -p tcp -s 192.168.2.21 -m multiport --dports 6443 -j ACCEPT", finding.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_where_nobody_listens_is_an_answer_of_the_host() => Assert.Equal(
        new Verdict.Healthy("38 ways tried, all open; on 1 more nothing listens at the other end, which answers"),
        Judged(Answered(Known(Fresh(), new KubeadmState(), Traces(), [Host("cp1")]), "worker1", "192.168.2.11/6443", PortAnswer.Refused, "Connection refused")));

    [Theory]
    [InlineData("firewalld", "firewall-cmd --permanent --add-port=6443/tcp && firewall-cmd --reload")]
    [InlineData("ufw", "ufw allow proto tcp from 192.168.2.21 to any port 6443")]
    [InlineData("nftables", "ip saddr { 192.168.2.21 } tcp dport { 6443 } accept")]
    public void The_command_that_opens_a_port_is_that_of_the_hosts_own_tool(string tool, string command)
    {
        var facts = Known(Answered(Fresh(), "worker1", "192.168.2.11/6443", PortAnswer.Silence, ""), new FirewallState(), Firewall.None with { Kind = tool }, [Host("cp1")]);

        Assert.EndsWith(command, Assert.Single(Assert.IsType<Verdict.Unhealthy>(Judged(facts)).Findings).Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_has_no_route_back_is_not_told_to_be_filtered()
    {
        var facts = Fresh();
        foreach (var port in (int[])[10250, 22])
        {
            facts = Answered(facts, "cp1", $"192.168.2.21/{port}", PortAnswer.NoRoute, "Network is unreachable");
        }

        foreach (var port in (int[])[6443, 8443, 22])
        {
            facts = Answered(facts, "worker1", $"192.168.2.11/{port}", PortAnswer.Silence, "");
        }

        Assert.Equal(["cp1: has no route to worker1 (192.168.2.21): Network is unreachable"], Assert.IsType<Verdict.Unhealthy>(Judged(facts)).Findings.Select(finding => $"{finding.Subject}: {finding.Sentence}"));
    }

    [Fact]
    public void A_listener_that_does_not_end_is_told() => Assert.Equal(
        new Verdict.NotAssessed("the listeners on cp2 did not end; they do within 15 s"),
        Judged(Known(Fresh(), new PortListenersLeft(), true, [Host("cp2")])));

    [Fact]
    public void What_leads_to_a_host_that_is_not_there_is_told_elsewhere()
    {
        var facts = Answered(Fresh(), "worker1", "192.168.2.11/6443", PortAnswer.Silence, "").WithNotAsked(Host("cp1"), new KubeadmState(), "cp1 is not connected");
        var file = Case(facts) with { Unreached = new Dictionary<HostName, ConnectionTrouble> { [Host("cp1").Name] = new(ConnectionStage.Reach, "down", "start it") } };

        Assert.Equal(new Verdict.NotAssessed("cp1 is not connected"), Judgement.Of(Rule, file));
    }

    // Hosts without Kubernetes between which all is well.
    private static FactSet Fresh() =>
        Known(Connected(Listening(Known(Known(FactSet.Empty, new FirewallState(), Firewall.None, Spec.Hosts), new KubeadmState(), KubeadmTraces.None, Spec.Hosts))), new PortListenersLeft(), false, Spec.Hosts);

    private static FactSet Listening(FactSet facts) => Rule.Needs(Case(facts)).Where(need => need.Probe is PortListeners).Aggregate(facts, (sum, need) =>
        sum.WithKnown(need.Host, (PortListeners)need.Probe, (IReadOnlyList<int>)[.. ((PortListeners)need.Probe).Ports.Split(' ').Select(int.Parse)]));

    private static FactSet Connected(FactSet facts) => Spec.Hosts.Aggregate(facts, (sum, host) => sum.WithKnown(host, FitNetwork.Ways(facts, host), FitNetwork.Open(FitNetwork.Ways(facts, host))));

    private static FactSet Answered(FactSet facts, string host, string target, PortAnswer answer, string said)
    {
        var ways = FitNetwork.Ways(facts, Host(host));
        return facts.WithKnown(Host(host), ways, [.. Case(facts).Ask(Host(host), ways).Select(way => way.Target == target ? new PortConnection(target, answer, said) : way)]);
    }

    private static FactSet Known<T>(FactSet facts, Probe<T> probe, T value, IEnumerable<Host> hosts) => hosts.Aggregate(facts, (sum, host) => sum.WithKnown(host, probe, value));

    private static IEnumerable<Type> Asked(FactSet facts) => Rule.Needs(Case(facts)).Select(need => need.Probe.GetType()).Distinct();

    private static Verdict Judged(FactSet facts) => Judgement.Of(Rule, Case(facts));
}
