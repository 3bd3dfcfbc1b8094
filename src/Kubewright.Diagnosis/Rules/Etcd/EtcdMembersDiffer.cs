using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Core.Hosts;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Etcd;

namespace Kubewright.Diagnosis.Rules.Etcd;

/// <summary>etcd's members are not the hosts that are to run it, one each, all started.</summary>
public sealed class EtcdMembersDiffer : IRule
{
    public string Code => "etcd-members-differ";

    public string Title => "etcd's members are the hosts meant for it";

    public IEnumerable<Need> Needs(CaseFile caseFile) => EtcdsOf(caseFile.Spec).SelectMany(etcd => Hosts(caseFile.Spec).Select(host => new Need(host, etcd)));

    public Verdict Judge(CaseFile caseFile)
    {
        var etcds = EtcdsOf(caseFile.Spec).ToList();
        return Verdict.Of(
            etcds.SelectMany(etcd => Findings(caseFile, etcd)).DistinctBy(finding => (finding.Subject, finding.Sentence)),
            $"{string.Join(" and ", etcds.Select(etcd => $"{caseFile.Ask(Asked(caseFile), etcd)?.Members.Count}"))} members, all started");
    }

    /// <summary>The etcds that a cluster has, as questions for their members.</summary>
    internal static IEnumerable<EtcdMembers> EtcdsOf(ClusterSpec spec) => spec.IsEtcdExternal ? spec.EtcdInstances.Select(instance => new EtcdMembers(instance)) : [new EtcdMembers()];

    /// <summary>The hosts that are to run a member of each.</summary>
    internal static IEnumerable<Host> Hosts(ClusterSpec spec) => spec.IsEtcdExternal ? spec.EtcdHosts : spec.ControlPlanes;

    private static Host Asked(CaseFile caseFile) => caseFile.Spec.IsEtcdExternal ? caseFile.Spec.EtcdHosts.First() : caseFile.Leader;

    private static IEnumerable<Finding> Findings(CaseFile caseFile, EtcdMembers etcd)
    {
        var (hosts, name) = (Hosts(caseFile.Spec).ToList(), etcd.Instance?.Name ?? "etcd");
        var members = caseFile.Ask(Asked(caseFile), etcd)?.Members ?? [];
        var silent = hosts.Where(host => caseFile.Ask(host, etcd) is null).Select(host => new Finding { Subject = host.ToString(), Sentence = $"runs no {name}" });
        var absent = hosts
            .Where(host => members.All(member => member.Name != host.ToString()))
            .Select(host => new Finding { Subject = host.ToString(), Sentence = $"is no member of {name}" });
        var strange = members
            .Where(member => !member.HasStarted || hosts.All(host => host.ToString() != member.Name))
            .Select(member => new Finding
            {
                Subject = member.Name.Length > 0 ? member.Name : string.Join(' ', member.PeerUrls),
                Sentence = member.HasStarted
                    ? $"is a member of {name} but {(etcd.Instance is null ? "no control plane" : "has no such role")}"
                    : $"was added to {name} and never started",
            });
        return [.. silent, .. absent, .. strange];
    }
}
