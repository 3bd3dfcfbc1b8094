using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Diagnosis.Rules.Hosts;
using Kubewright.Inspection.Probes.Hosts;
using Xunit;

namespace Kubewright.Tests.Diagnosis.Rules.Hosts;

public sealed class ClockSkewTests
{
    [Fact]
    public void What_was_measured_is_told_although_all_is_well() => Assert.Equal(
        new Verdict.Healthy("at most 1.5 s from the median of 4 hosts (cp3, ± 8 ms)", "cp1 +1 ms, cp2 +0 ms, cp3 −1.5 s, worker1 +41 ms"),
        Judged(3.0, 2.999, 1.5, 3.04));

    [Fact]
    public void Of_two_clocks_that_disagree_one_is_reported_and_not_half_of_the_skew_at_both() =>
        Assert.Equal(["worker1: its clock is 50.0 s ahead of the median of 2 hosts (± 8 ms); 30 s are allowed"], Found(Judged(0, 50.0)));

    [Fact]
    public void The_clock_that_more_agree_with_is_the_right_one() =>
        Assert.Equal(["cp1", "cp2"], Found(Judged(-5000, -900, 0.1, 0)).Select(line => line.Split(':')[0]));

    [Fact]
    public void One_host_has_the_time_that_it_has() => Assert.Equal(new Verdict.Healthy("there is one host"), Judged(1000));

    [Fact]
    public void A_skew_that_may_be_the_measurements_own_is_not_judged()
    {
        var facts = HealthyCluster.Facts.WithKnown(HealthyCluster.Host("cp2"), new ClockReading(), HealthyCluster.Clock(95, uncertainty: 10));

        Assert.Equal(
            new Verdict.NotAssessed("cp2 was too slow to answer: its clock is +35.0 s ± 10.0 s from the median"),
            Judgement.Of(new ClockSkew(), HealthyCluster.Case(facts)));
    }

    [Fact]
    public void Within_the_limit_an_uncertain_measurement_is_as_good_as_it_needs_to_be() =>
        Assert.IsType<Verdict.Healthy>(Judgement.Of(new ClockSkew(), HealthyCluster.Case(HealthyCluster.Facts.WithKnown(HealthyCluster.Host("cp2"), new ClockReading(), HealthyCluster.Clock(61, uncertainty: 5)))));

    private static IEnumerable<string> Found(Verdict verdict) => Assert.IsType<Verdict.Unhealthy>(verdict).Findings.Select(finding => $"{finding.Subject}: {finding.Sentence}");

    private static Verdict Judged(params IReadOnlyList<double> clocks)
    {
        var hosts = clocks.Count switch { 1 => [HealthyCluster.Spec.Hosts[0]], 2 => [HealthyCluster.Spec.Hosts[0], HealthyCluster.Spec.Hosts[^1]], _ => HealthyCluster.Spec.Hosts };
        var facts = hosts.Zip(clocks).Aggregate(FactSet.Empty, (sum, pair) => sum.WithKnown(pair.First, new ClockReading(), HealthyCluster.Clock(pair.Second)));
        return Judgement.Of(new ClockSkew(), new CaseFile(HealthyCluster.Spec with { Hosts = hosts }, hosts[0], facts));
    }
}
