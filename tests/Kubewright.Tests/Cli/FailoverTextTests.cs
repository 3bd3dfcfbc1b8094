using Kubewright.Cli.Output;
using Kubewright.Cli.Output.Documents;
using Kubewright.Cli.Runs;
using Xunit;

namespace Kubewright.Tests.Cli;

public sealed class FailoverTextTests
{
    private static readonly LostHostDocument Quick = new("lb1", "load balancer")
    {
        State = CheckState.Ok,
        Sentence = "within 4 s",
        Means = "power off by the lab's switch",
        OutageMilliseconds = 3120.4,
        SeenFrom = "this machine",
        TargetMilliseconds = 4000,
        ReturnOutageMilliseconds = 0,
        RecoveredAfterSeconds = 17.2,
    };

    private static readonly LostHostDocument NotTried = new("cp1", "control plane") { Sentence = "not tried, because etcd has 2 members and would lose its quorum" };

    [Fact]
    public void Hosts_are_a_table_with_what_was_measured_and_how() => Assert.Equal(
        """
        HOST  WAS            OUTAGE   ON RETURN  RECOVERED AFTER  VERDICT
        lb1   load balancer  3120 ms  0 ms       17 s             ok       within 4 s
        cp1   control plane  –        –          –                unknown  not tried, because etcd has 2 members and would lose its quorum
        Means: power off by the lab's switch; a client asked every 100 ms

        """,
        FailoverText.Of(new FailoverDocument([Quick, NotTried]), Ink.None));

    [Fact]
    public void The_check_is_as_good_as_its_worst_host()
    {
        Assert.Equal(CheckState.Ok, HostLossDrills.Check(new FailoverDocument([Quick])).State);
        Assert.Equal(CheckState.Unknown, HostLossDrills.Check(new FailoverDocument([Quick, NotTried])).State);

        var late = HostLossDrills.Check(new FailoverDocument([Quick with { State = CheckState.Failed, Sentence = "longer than 4 s" }, NotTried]));
        Assert.Equal(CheckState.Failed, late.State);
        Assert.Equal(["lb1 longer than 4 s", $"cp1 {NotTried.Sentence}"], late.Evidence);
        Assert.Equal("1 of 2 hosts taken away in turn; at most 3120 ms without an answer", late.Sentence);
    }
}
