using System.Globalization;
using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Core.Hosts;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Hosts;

namespace Kubewright.Diagnosis.Rules.Hosts;

/// <summary>A host does not have the time from where the cluster file says.</summary>
public sealed class TimeSourceLost : IRule
{
    public string Code => "time-source-lost";

    public string Title => "Every host has the time from its source";

    public IEnumerable<Need> Needs(CaseFile caseFile) =>
        caseFile.Spec.Time.Kind == TimeKind.Keep ? [] : caseFile.Spec.Hosts.Select(host => new Need(host, new ChronyTracking()));

    public Verdict Judge(CaseFile caseFile)
    {
        var spec = caseFile.Spec;
        if (spec.Time.Kind == TimeKind.Keep)
        {
            return new Verdict.Healthy("the hosts keep the time their own way");
        }

        var states = spec.Hosts.Select(host => (Host: host, State: caseFile.Ask(host, new ChronyTracking()))).ToList();
        var findings = states
            .Select(of => (of.Host, Why: ChronyState.WhyWithoutTime(of.State, spec, of.Host) ?? WhyAlone(of.State!, spec)))
            .Where(of => of.Why is not null)
            .Select(of => new Finding { Subject = of.Host.ToString(), Sentence = of.Why! })
            .ToList();
        return findings.Count > 0 ? new Verdict.Unhealthy(findings) : new Verdict.Healthy(Summary(spec), string.Join(", ", states.Select(of => Shown(of.Host, of.State!))));
    }

    private static string? WhyAlone(ChronyState state, ClusterSpec spec) =>
        state.IsOwnClock && spec.Time.Servers.Count > 0 ? $"serves its own clock, because it gets no time from {string.Join(", ", spec.Time.Servers)}" : null;

    private static string Summary(ClusterSpec spec) => spec.Time.Source is { } source
        ? $"{spec.Hosts.Count - 1} hosts follow {source}"
        : $"{spec.Hosts.Count} hosts follow {string.Join(", ", spec.Time.Servers)}";

    private static string Shown(Host host, ChronyState state) => state.IsOwnClock
        ? $"{host} serves its own clock"
        : string.Create(CultureInfo.InvariantCulture, $"{host} {state.Offset.TotalMilliseconds:+0.000;-0.000} ms from {state.Reference}");
}
