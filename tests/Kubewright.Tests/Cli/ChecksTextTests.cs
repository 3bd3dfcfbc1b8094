using Kubewright.Cli.Output;
using Kubewright.Cli.Output.Documents;
using Xunit;

namespace Kubewright.Tests.Cli;

public sealed class ChecksTextTests
{
    private static readonly CheckDocument Ready = new("node-not-ready", "Every node is ready", CheckState.Ok, "2 of 2 nodes ready") { Evidence = ["not shown"] };

    private static readonly CheckDocument Lost = new("etcd-without-leader", "etcd has one leader", CheckState.Failed, "cp1 knows no leader")
    {
        Evidence = ["etcdserver: no leader"],
        Remedy = "bring cp2 back",
    };

    private static readonly CheckDocument Unasked = new("endpoint-not-healthy", "The endpoint answers", CheckState.Unknown, "w1 gave no answer");

    [Fact]
    public void Checks_that_are_not_fine_show_their_evidence() => Assert.Equal(
        """
        ok       Every node is ready   2 of 2 nodes ready
        failed   etcd has one leader   cp1 knows no leader
                   etcdserver: no leader
                   → bring cp2 back
        unknown  The endpoint answers  w1 gave no answer

        demo is not verified: 1 failed, 1 unknown, 1 ok

        """,
        ChecksText.Of(VerifyDocument.Of("demo", [Ready, Lost, Unasked]), Ink.None));

    [Fact]
    public void What_was_measured_is_shown_also_where_all_is_well() => Assert.Equal(
        """
        ok       Every host has the same time  at most 3 ms from the median
                   cp1 +0 ms, cp2 +3 ms

        demo is verified: 1 check passed

        """,
        ChecksText.Of(VerifyDocument.Of("demo", [new("clock-skew", "Every host has the same time", CheckState.Ok, "at most 3 ms from the median") { Detail = "cp1 +0 ms, cp2 +3 ms" }]), Ink.None));

    [Fact]
    public void What_could_not_be_asked_is_not_healthy()
    {
        Assert.Equal(CheckState.Ok, VerifyDocument.Of("demo", [Ready]).State);
        Assert.Equal(CheckState.Unknown, VerifyDocument.Of("demo", [Ready, Unasked]).State);
        Assert.Equal(CheckState.Failed, VerifyDocument.Of("demo", [Lost, Unasked]).State);
        Assert.Equal(CheckState.Unknown, VerifyDocument.Of("demo", []).State);
    }
}
