using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Core.Hosts;

namespace Kubewright.Diagnosis.Rules.Access;

/// <summary>Something that stands between us and a host. Never accepted: what is behind it cannot be judged.</summary>
public abstract class ConnectionRule(ConnectionStage stage) : IRule
{
    public abstract string Code { get; }

    public abstract string Title { get; }

    public bool MayBeAccepted => false;

    public IEnumerable<Need> Needs(CaseFile caseFile) => [];

    public Verdict Judge(CaseFile caseFile)
    {
        var findings =
            from host in caseFile.Spec.Hosts
            let trouble = caseFile.Unreached.GetValueOrDefault(host.Name)
            where trouble is not null && trouble.Stage == stage
            select new Finding { Subject = host.ToString(), Sentence = trouble.Why, Remedy = trouble.Remedy };

        // Whoever was stopped at an earlier stage never came to this one.
        var before = caseFile.Spec.Hosts.Where(host => caseFile.Unreached.GetValueOrDefault(host.Name) is { } trouble && trouble.Stage < stage).ToList();
        return Verdict.Of(
            findings,
            $"{caseFile.Spec.Hosts.Count} of {caseFile.Spec.Hosts.Count} hosts",
            before.Count == 0 ? null : string.Join("; ", before.Select(host => $"{host} is not connected")));
    }
}
