using Kubewright.Inspection.Bundles;
using Kubewright.Inspection.Evidence;
using Xunit;

namespace Kubewright.Tests.Inspection.Bundles;

public sealed class BundleTests
{
    private static readonly EvidenceItem Item = new()
    {
        Source = EvidenceSource.Host,
        Subject = "cp1",
        Question = "hostname",
        Command = "uname -n",
        Taken = new DateTimeOffset(2026, 11, 21, 1, 2, 3, TimeSpan.Zero),
        State = EvidenceState.Answered,
        Text = "cp1\n",
        Errors = "perhaps\n",
        Code = 0,
    };

    [Fact]
    public async Task What_is_written_is_read_again()
    {
        var evidence = new EvidenceSet([Item, Item with { Subject = "cp2", State = EvidenceState.Unreachable, Text = "", Errors = "", Code = null, Why = "no route" }]) { ApiCalls = 3, Hosts = ["cp1", "cp2"] };

        var read = await RoundTripAsync(evidence);

        Assert.Equal(evidence.Items.AsEnumerable(), read.Items);
        Assert.Equal(3, read.ApiCalls);
        Assert.Equal(["cp1", "cp2"], read.Hosts.AsEnumerable());
    }

    [Fact]
    public async Task An_answer_that_is_too_long_is_cut_and_says_so()
    {
        var read = await RoundTripAsync(new EvidenceSet([Item with { Text = new string('x', Bundle.MostOfAnswer + 1) }, Item]));

        Assert.Equal(EvidenceState.Cut, read.Items[0].State);
        Assert.Equal(Bundle.MostOfAnswer, read.Items[0].Text.Length);
        Assert.Equal("the answer had 16,777,217 characters, and 16,777,216 were kept", read.Items[0].Why);
        Assert.Equal(Item, read.Items[1]);
    }

    [Fact]
    public async Task Another_archive_is_refused()
    {
        using var archive = new MemoryStream(new byte[2048]);

        await Assert.ThrowsAsync<InvalidDataException>(() => Bundle.ReadAsync(archive, CancellationToken.None));
    }

    private static async Task<EvidenceSet> RoundTripAsync(EvidenceSet evidence)
    {
        using var archive = new MemoryStream();
        await Bundle.WriteAsync(evidence, "test", default, archive, CancellationToken.None);
        archive.Position = 0;
        return await Bundle.ReadAsync(archive, CancellationToken.None);
    }
}
