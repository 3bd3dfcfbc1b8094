using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;

namespace Kubewright.Core.Findings;

/// <summary>A rule that judges every host by itself: where one cannot be asked, the others are judged all the same.</summary>
public abstract class HostRule : IRule
{
    public abstract string Code { get; }

    public abstract string Title { get; }

    public virtual bool MayBeAccepted => true;

    public IEnumerable<Need> Needs(CaseFile caseFile) => caseFile.Spec.Hosts.SelectMany(host => Needs(caseFile, host));

    public Verdict Judge(CaseFile caseFile)
    {
        var judged = caseFile.Spec.Hosts
            .Select(host => (Host: host, Needs: Needs(caseFile, host).ToList()))
            .Where(entry => entry.Needs.Count > 0 && caseFile.WhyUnknown(entry.Needs) is null)
            .Select(entry => entry.Host)
            .ToList();
        return Verdict.Of(judged.SelectMany(host => Judge(caseFile, host)), Well(caseFile, judged), caseFile.WhyUnknown(Needs(caseFile)));
    }

    /// <summary>What to ask a host; nothing where it is none of the rule's.</summary>
    protected abstract IEnumerable<Probe> Asked(CaseFile caseFile, Host host);

    /// <summary>Judges one host, all of whose answers are known. Pure.</summary>
    protected abstract IEnumerable<Finding> Judge(CaseFile caseFile, Host host);

    /// <summary>What is well on these hosts, in a few words.</summary>
    protected virtual string Well(CaseFile caseFile, IReadOnlyList<Host> hosts) => hosts.Count switch
    {
        0 => "no host to look at",
        1 => "on 1 host",
        var count => $"on {count} hosts",
    };

    private IEnumerable<Need> Needs(CaseFile caseFile, Host host) => Asked(caseFile, host).Select(probe => new Need(host, probe, MayBeUnknown: true));
}
