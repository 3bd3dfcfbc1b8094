using Kubewright.Core.Findings;
using Kubewright.Core.Spec;
using Kubewright.Diagnosis;
using Kubewright.Inspection.Probes.Cluster;
using Kubewright.Inspection.Probes.Network;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Diagnosis;

public sealed class RuleTests
{
    public static TheoryData<Fault> AllFaults => [.. Faults.All];

    public static TheoryData<string> Codes => [.. RuleCatalog.All.Select(rule => rule.Code)];

    // What stands between us and hosts is judged without any answer of theirs.
    public static TheoryData<string> AskingCodes => [.. RuleCatalog.All.Except(RuleCatalog.Access).Select(rule => rule.Code)];

    [Theory]
    [MemberData(nameof(AllFaults))]
    public void A_rule_finds_what_it_is_for(Fault fault)
    {
        var verdict = Judgement.Of(Rule(fault.Rule), Spoilt(fault));

        Assert.Equal(fault.Findings, Assert.IsType<Verdict.Unhealthy>(verdict).Findings.Select(Shown));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_rule_finds_nothing_in_a_healthy_cluster_and_says_what_is_well(string code)
    {
        var healthy = Assert.IsType<Verdict.Healthy>(Judgement.Of(Rule(code), HealthyCluster.CaseFor(code, HealthyCluster.Facts)));

        Assert.NotEmpty(healthy.What);
    }

    [Theory]
    [MemberData(nameof(AskingCodes))]
    public void A_rule_does_not_judge_while_one_answer_is_missing_whichever_it_is(string code)
    {
        var rule = Rule(code);
        var needs = rule.Needs(HealthyCluster.CaseFor(code, HealthyCluster.Facts)).Where(need => !need.MayBeUnknown || RuleCatalog.Preflight.Contains(rule)).ToList();

        Assert.NotEmpty(needs);
        Assert.All(needs, need =>
        {
            var facts = HealthyCluster.Facts.WithNotAsked(need.Host, need.Probe, $"{need.Host} is down");
            Assert.Equal(new Verdict.NotAssessed($"{need.Host} is down"), Judgement.Of(rule, HealthyCluster.CaseFor(code, facts)));
        });
    }

    [Theory]
    [InlineData("node-not-ready")]
    [InlineData("kubelet-version-differs")]
    [InlineData("system-pod-not-ready")]
    public void Where_there_is_no_cluster_its_nodes_and_pods_are_not_judged(string code)
    {
        var facts = HealthyCluster.Facts.WithKnown(HealthyCluster.Leader, new ClusterNodes(), null).WithKnown(HealthyCluster.Leader, new SystemPods(), null);

        Assert.Equal(new Verdict.NotAssessed("cp1 serves no cluster"), Judgement.Of(Rule(code), HealthyCluster.Case(facts)));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_rule_has_a_fault_that_it_finds(string code) => Assert.Contains(Faults.All, fault => fault.Rule == code);

    [Fact]
    public void What_rules_need_is_asked_together() =>
        Assert.Equal(
            RuleCatalog.All.Sum(rule => rule.Needs(HealthyCluster.Case(HealthyCluster.Facts)).Count()),
            Judgement.Needs(RuleCatalog.All, HealthyCluster.Case(HealthyCluster.Facts)).Count());

    [Fact]
    public void Without_balancers_the_endpoint_cannot_be_on_two_hosts()
    {
        var spec = Specs.OneHost("1.32.0");

        var verdict = Judgement.Of(Rule("virtual-address-not-on-one-host"), new CaseFile(spec, spec.Hosts[0], HealthyCluster.Facts));

        Assert.Equal(new Verdict.Healthy("192.168.2.11 is the only control plane's own"), verdict);
    }

    [Fact]
    public void A_rule_that_looks_at_what_it_did_not_ask_for_is_a_bug() =>
        Assert.Throws<InvalidOperationException>(() => HealthyCluster.Case(HealthyCluster.Facts).Ask(HealthyCluster.Leader, new EndpointHealth("https://elsewhere")));

    private static CaseFile Spoilt(Fault fault)
    {
        var spoilt = HealthyCluster.CaseFor(fault.Rule, fault.Spoil(HealthyCluster.Facts)) with { Unreached = fault.Unreached };
        return fault.Version is { } version ? spoilt with { Spec = spoilt.Spec with { KubernetesVersion = KubernetesVersion.TryParse(version)!.Value } } : spoilt;
    }

    private static IRule Rule(string code) => RuleCatalog.All.Single(rule => rule.Code == code);

    private static string Shown(Finding finding) => $"{finding.Subject}: {finding.Sentence}{(finding.Evidence.Count > 0 ? $" [{string.Join(" | ", finding.Evidence)}]" : "")}";
}
