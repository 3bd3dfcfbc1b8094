using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Spec;

namespace Kubewright.Core.Findings;

/// <summary>What rules judge: the cluster wanted and what was found out.</summary>
/// <param name="Leader">The control plane that is asked about the cluster.</param>
public sealed record CaseFile(ClusterSpec Spec, Host Leader, FactSet Facts)
{
    /// <summary>Why no session to a host came about, by host; the other hosts are connected.</summary>
    public IReadOnlyDictionary<HostName, ConnectionTrouble> Unreached { get; init; } = new Dictionary<HostName, ConnectionTrouble>();

    /// <summary>A host's answer to a probe that the rule needs.</summary>
    /// <exception cref="InvalidOperationException">The rule did not declare the need: a bug.</exception>
    public T Ask<T>(Host host, Probe<T> probe) => Facts.Get(host, probe) is Fact<T>.Known known
        ? known.Value
        : throw new InvalidOperationException($"judged without an answer to '{probe.Id}'");

    /// <summary>Why some of these questions have no answer, each reason once; null where all have one.</summary>
    public string? WhyUnknown(IEnumerable<Need> needs)
    {
        var reasons = needs.Select(need => Facts.Get(need.Host, need.Probe).WhyUnknown).OfType<string>().Distinct().ToList();
        return reasons.Count == 0 ? null : string.Join("; ", reasons);
    }
}
