using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Inspection.Probes.Etcd;

namespace Kubewright.Diagnosis.Rules.Etcd;

/// <summary>A member of etcd knows no leader, or members follow different ones.</summary>
public sealed class EtcdWithoutLeader : IRule
{
    public string Code => "etcd-without-leader";

    public string Title => "etcd has one leader";

    public IEnumerable<Need> Needs(CaseFile caseFile) => new EtcdMembersDiffer().Needs(caseFile);

    public Verdict Judge(CaseFile caseFile)
    {
        var judged = EtcdMembersDiffer.EtcdsOf(caseFile.Spec).Select(etcd => Judge(caseFile, etcd)).ToList();
        return Verdict.Of(judged.SelectMany(etcd => etcd.Findings), $"{string.Join(" and ", judged.Select(etcd => etcd.Leader).Distinct())} leads");
    }

    private static (IReadOnlyList<Finding> Findings, string? Leader) Judge(CaseFile caseFile, EtcdMembers etcd)
    {
        var name = etcd.Instance?.Name ?? "etcd";
        var views = EtcdMembersDiffer.Hosts(caseFile.Spec).Select(host => (Host: host, Membership: caseFile.Ask(host, etcd))).ToList();
        var findings = views
            .Where(view => view.Membership is not { Leader: not 0 })
            .Select(view => new Finding { Subject = view.Host.ToString(), Sentence = $"its member of {name} knows no leader" })
            .ToList();
        var leaders = views.Select(view => view.Membership?.Leader ?? 0).Where(leader => leader != 0).Distinct().ToList();
        if (leaders.Count > 1)
        {
            findings.Add(new Finding { Subject = "cluster", Sentence = $"members of {name} follow {leaders.Count} different leaders" });
        }

        return (findings, views.SelectMany(view => view.Membership?.Members ?? []).FirstOrDefault(member => leaders.Contains(member.Id))?.Name);
    }
}
