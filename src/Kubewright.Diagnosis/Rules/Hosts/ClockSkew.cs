using System.Globalization;
using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Core.Hosts;
using Kubewright.Inspection.Probes.Hosts;

namespace Kubewright.Diagnosis.Rules.Hosts;

/// <summary>A host's clock is away from the median of all hosts' clocks.</summary>
public sealed class ClockSkew : IRule
{
    /// <summary>What certificates, tokens, leases and etcd bear: k0sctl's limit.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public string Code => "clock-skew";

    public string Title => "Every host has the same time";

    public IEnumerable<Need> Needs(CaseFile caseFile) => caseFile.Spec.Hosts.Select(host => new Need(host, new ClockReading(), MayBeUnknown: true));

    public Verdict Judge(CaseFile caseFile)
    {
        var hosts = caseFile.Spec.Hosts.Where(host => caseFile.Facts.Get(host, new ClockReading()).WhyUnknown is null).ToList();
        var unknown = caseFile.WhyUnknown(Needs(caseFile));
        if (hosts.Count < 2)
        {
            return unknown is null ? new Verdict.Healthy("there is one host") : new Verdict.NotAssessed(unknown);
        }

        var skews = Measured([.. hosts.Select(host => (host, caseFile.Ask(host, new ClockReading())))]);
        var worst = skews.MaxBy(skew => skew.By.Duration())!;
        var vague = skews.Where(skew => skew.By.Duration() > Limit && !skew.IsBeyond(Limit))
            .Select(skew => $"{skew.Host} was too slow to answer: its clock is {Signed(skew.By)} ± {Shown(skew.Uncertainty)} from the median");
        var verdict = Verdict.Of(
            skews.Where(skew => skew.IsBeyond(Limit)).Select(skew => Wrong(skew, hosts.Count)),
            $"at most {Shown(worst.By.Duration())} from the median of {hosts.Count} hosts ({worst.Host}, ± {Shown(worst.Uncertainty)})",
            unknown ?? vague.FirstOrDefault());
        return verdict is Verdict.Healthy well ? well with { Detail = string.Join(", ", skews.Select(skew => $"{skew.Host} {Signed(skew.By)}")) } : verdict;
    }

    private static Finding Wrong(Skew skew, int hosts) => Finding.On(
        skew.Host,
        $"its clock is {Shown(skew.By.Duration())} {(skew.By > TimeSpan.Zero ? "ahead of" : "behind")} the median of {hosts} hosts (± {Shown(skew.Uncertainty)}); {Limit.TotalSeconds:0} s are allowed",
        $"let a time service set the clock of {skew.Host}, and see that it stays running: chronyc makestep, timedatectl status");

    private static List<Skew> Measured(List<(Host Host, ClockOffset Clock)> clocks)
    {
        // Of an even number there are two in the middle, and between them no time that any host has: the one that more clocks agree with is taken.
        var sorted = clocks.Select(measured => measured.Clock).OrderBy(clock => clock.Offset).ToList();
        var median = new[] { sorted[(sorted.Count - 1) / 2], sorted[sorted.Count / 2] }.MaxBy(middle => sorted.Count(clock => (clock.Offset - middle.Offset).Duration() <= Limit))!;
        return [.. clocks.Select(measured => new Skew(
            measured.Host,
            measured.Clock.Offset - median.Offset,
            ReferenceEquals(measured.Clock, median) ? TimeSpan.Zero : measured.Clock.Uncertainty + median.Uncertainty))];
    }

    private static string Signed(TimeSpan time) => $"{(time < TimeSpan.Zero ? "−" : "+")}{Shown(time.Duration())}";

    private static string Shown(TimeSpan time) => time switch
    {
        { TotalMilliseconds: < 1 } when time > TimeSpan.Zero => "1 ms",
        { TotalSeconds: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds:0} ms"),
        { TotalMinutes: < 2 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s"),
        { TotalDays: < 2 } => $"{(int)time.TotalHours} h {time.Minutes} min",
        _ => $"{(int)time.TotalDays} days",
    };

    private sealed record Skew(Host Host, TimeSpan By, TimeSpan Uncertainty)
    {
        public bool IsBeyond(TimeSpan limit) => By.Duration() - Uncertainty > limit;
    }
}
