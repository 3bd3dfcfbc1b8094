using System.Diagnostics;
using System.Text.Json;
using Kubewright.Core.Journals;
using Kubewright.Lab;
using Kubewright.Remote.Local;

namespace Kubewright.Bench;

/// <summary>Measures the two times that users wait for: making a cluster on prepared hosts, and applying again when nothing has changed.</summary>
internal static class ApplyBench
{
    private const string Lab = "bench";
    private const int SecondApplies = 7;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);
    private static readonly string[] Hosts = ["cp1", "cp2", "cp3", "w1"];

    public static string Checkout { get; } = FindCheckout();

    private static LabLayout Layout => new LabStore(LabDirectories.OfMachine()).Demand(Lab);

    private static string ClusterFile => Path.Combine(Layout.Directory, LabClusterFile.FileName);

    public static async Task PrepareAsync()
    {
        await EndAsync();
        await ProductAsync(["demo", Lab, "--only-hosts", "--hosts", .. Hosts]);
    }

    public static Task EndAsync() => ProductAsync("lab", "down", Lab);

    /// <summary>One row of the table.</summary>
    public static async Task<string> MeasureAsync(int rounds)
    {
        var ratios = new List<double>();
        var totals = new List<double>();
        var floors = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            if (round > 0)
            {
                await ProductAsync("reset", "--yes", "-f", ClusterFile);
            }

            var (total, floor) = await FirstApplyAsync();
            totals.Add(total);
            floors.Add(floor);
            ratios.Add(total / floor);
            Console.WriteLine($"first apply {round + 1}: {total:0.0} s, init and serial joins {floor:0.0} s, ratio {total / floor:0.00}");
        }

        // Side by side in one go: what logging in to the same hosts costs at the least.
        var (again, logins) = (new List<double>(), new List<double>());
        for (var round = 0; round < SecondApplies; round++)
        {
            again.Add(await TimedAsync(() => ProductAsync("apply", "-f", ClusterFile)));
            logins.Add(await TimedAsync(LoginsAsync));
        }

        var machine = $"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GiB";
        return $"| {TimeProvider.System.GetUtcNow():yyyy-MM-dd} | {await CommitAsync()} | {machine} | {Median(totals):0.0} s | {Median(floors):0.0} s | {Median(ratios):0.00} "
            + $"| {Median(again):0.00} s | {Median(logins):0.00} s | {Median(again) / Median(logins):0.0} |";
    }

    /// <summary>Seconds of the run, and of its kubeadm init and the control planes' joins, which cannot overlap; both from its journal.</summary>
    private static async Task<(double Total, double Floor)> FirstApplyAsync()
    {
        var document = JsonDocument.Parse(await ProductAsync("apply", "-f", ClusterFile, "--output", "json")).RootElement;
        var events = RunEventText.Read(await File.ReadAllLinesAsync(document.GetProperty("journal").GetString()!));
        var floor = events.OfType<StepEnded>()
            .Where(step => step.Step is "Initialise the control plane" or "Join as a control plane" && step.Outcome == StepOutcome.Changed)
            .Sum(step => step.Seconds);
        return (events.OfType<RunEnded>().Single().Seconds, floor);
    }

    private static async Task LoginsAsync()
    {
        var layout = Layout;
        await Task.WhenAll(Hosts.Select(host => DemandAsync(LabSsh.Command(layout, layout.Demand(host), LabSsh.Root, ["true"]))));
    }

    private static Task<string> ProductAsync(params string[] arguments) => DemandAsync([Path.Combine(Checkout, "kubewright"), .. arguments]);

    private static Task<string> DemandAsync(IReadOnlyList<string> command) => LocalProcess.DemandAsync(command[0], command.Skip(1), Limit, CancellationToken.None);

    private static async Task<double> TimedAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed.TotalSeconds;
    }

    private static double Median(IEnumerable<double> values) => values.Order().ToList() is var sorted ? sorted[sorted.Count / 2] : 0;

    private static async Task<string> CommitAsync() => (await DemandAsync(["git", "-C", Checkout, "rev-parse", "--short", "HEAD"])).Trim();

    private static string FindCheckout()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Kubewright.slnx")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException("run the benchmark from inside the checkout");
    }
}
