using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Diagnosis.Rules.Hosts;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Diagnosis.Rules.Hosts;

public sealed class TimeSourceLostTests
{
    [Fact]
    public void What_every_host_follows_is_shown() => Assert.Equal(
        new Verdict.Healthy("3 hosts follow cp1", "cp1 serves its own clock, cp2 -0.012 ms from 192.168.2.11, cp3 -0.012 ms from 192.168.2.11, worker1 -0.012 ms from 192.168.2.11"),
        new TimeSourceLost().Judge(HealthyCluster.Case(HealthyCluster.Facts)));

    [Fact]
    public void Hosts_that_keep_their_own_time_are_not_asked()
    {
        var spec = Specs.OneHost("1.32.0");
        var kept = new CaseFile(spec, spec.Hosts[0], FactSet.Empty);

        Assert.Empty(new TimeSourceLost().Needs(kept));
        Assert.Equal(new Verdict.Healthy("the hosts keep the time their own way"), new TimeSourceLost().Judge(kept));
    }

    [Fact]
    public void A_source_that_is_to_ask_others_and_gets_no_answer_is_a_fault_though_the_hosts_agree()
    {
        var spec = Specs.OneHost("1.32.0", "time: {kind: cluster, servers: [ntp1.example.com]}");
        var facts = FactSet.Empty.WithKnown(spec.Hosts[0], new ChronyTracking(), new ChronyState { IsOwnClock = true, IsSynchronised = true });

        var verdict = new TimeSourceLost().Judge(new CaseFile(spec, spec.Hosts[0], facts));

        Assert.Equal("serves its own clock, because it gets no time from ntp1.example.com", Assert.Single(Assert.IsType<Verdict.Unhealthy>(verdict).Findings).Sentence);
    }
}
