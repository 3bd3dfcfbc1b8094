using Kubewright.EndToEnd.Harness;

namespace Kubewright.EndToEnd;

public sealed class LabTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Two_labs_run_side_by_side_and_are_gone_without_a_trace()
    {
        string[] labs = ["e2e-one", "e2e-two"];
        foreach (var lab in labs)
        {
            await Product.DemandAsync(Limit, "lab", "down", lab);
        }

        await Task.WhenAll(labs.Select(lab => Product.DemandAsync(Limit, "lab", "up", lab, "--hosts", "a", "b")));
        var listed = (await Product.DemandAsync(Limit, "lab", "list", "--output", "json")).Output;
        foreach (var lab in labs)
        {
            Assert.Contains(lab, listed, StringComparison.Ordinal);
            Assert.Equal("a", (await Product.DemandAsync(Limit, "lab", "exec", "a", "--lab", lab, "--", "uname", "-n")).Output.Trim());
        }

        await Product.DemandAsync(Limit, "lab", "partition", "a", "--lab", "e2e-one");
        Assert.NotEqual(0, (await Product.RunAsync(Limit, "lab", "exec", "b", "--lab", "e2e-one", "--", "ping", "-c1", "-W1", "a")).Code);

        foreach (var lab in labs)
        {
            await Product.DemandAsync(Limit, "lab", "down", lab);
            Assert.False(Directory.Exists($"/var/lib/kubewright/labs/{lab}"));
            Assert.False(File.Exists($"/run/netns/kw-{lab}"));
            Assert.DoesNotContain($"/{lab}/", await File.ReadAllTextAsync("/proc/mounts"), StringComparison.Ordinal);
            Assert.Empty(Traces(lab));
        }
    }

    // Processes of a lab's hosts are in control groups named after it. One that has ended and waits for the machine's init to notice has left already.
    private static IEnumerable<string> Traces(string lab) => Directory.EnumerateDirectories("/proc")
        .Where(process => int.TryParse(Path.GetFileName(process), out _))
        .Where(process => !ReadQuietly(Path.Combine(process, "status")).Contains("State:\tZ", StringComparison.Ordinal))
        .Select(process => Path.Combine(process, "cgroup"))
        .Where(file => ReadQuietly(file).Contains($"kubewright/{lab}/", StringComparison.Ordinal));

    private static string ReadQuietly(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            // The process ended between the listing and the reading.
            return "";
        }
    }
}
