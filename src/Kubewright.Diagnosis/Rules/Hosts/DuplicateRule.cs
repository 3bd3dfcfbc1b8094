using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Core.Hosts;
using Kubewright.Inspection.Probes.Hosts;

namespace Kubewright.Diagnosis.Rules.Hosts;

/// <summary>Something that must be a host's own is on two hosts. Those that cannot be asked are left out and named.</summary>
public abstract class DuplicateRule : IRule
{
    public abstract string Code { get; }

    public abstract string Title { get; }

    public virtual bool MayBeAccepted => true;

    public IEnumerable<Need> Needs(CaseFile caseFile) => caseFile.Spec.Hosts.Select(host => new Need(host, new HostIdentity(), MayBeUnknown: true));

    public Verdict Judge(CaseFile caseFile)
    {
        var known = caseFile.Spec.Hosts.Where(host => caseFile.Facts.Get(host, new HostIdentity()).WhyUnknown is null).ToList();
        var values = known.Select(host => (Host: host, Value: Value(host, caseFile.Ask(host, new HostIdentity())))).Where(entry => entry.Value is not null).ToList();
        var findings =
            from same in values.GroupBy(entry => entry.Value!)
            from later in same.Skip(1)
            select Found(later.Host, same.First().Host, same.Key);
        return Verdict.Of(findings, values.Count == known.Count ? $"on {known.Count} hosts" : WhyNotOn(known.Count - values.Count), caseFile.WhyUnknown(Needs(caseFile)));
    }

    /// <summary>What must be the host's own; null where it has none.</summary>
    protected abstract string? Value(Host host, Identity identity);

    protected abstract Finding Found(Host host, Host other, string value);

    /// <summary>What is said of hosts that have no such thing.</summary>
    protected virtual string WhyNotOn(int hosts) => $"{hosts} hosts have none";
}
