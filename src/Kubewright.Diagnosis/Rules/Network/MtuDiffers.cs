using System.Net;
using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Core.Hosts;
using Kubewright.Inspection.Probes.Network;

namespace Kubewright.Diagnosis.Rules.Network;

/// <summary>A host's interface has another MTU than the others', or packets of that size are lost on the way between hosts.</summary>
public sealed class MtuDiffers : IRule
{
    public string Code => "mtu-differs";

    public string Title => "Packets of full size reach every host";

    public IEnumerable<Need> Needs(CaseFile caseFile) => caseFile.Spec.Hosts.Select(host => new Need(host, Question(caseFile, host), MayBeUnknown: true));

    public Verdict Judge(CaseFile caseFile)
    {
        var known = caseFile.Spec.Hosts
            .Where(host => caseFile.Facts.Get(host, Question(caseFile, host)).WhyUnknown is null)
            .ToDictionary(host => host, host => caseFile.Ask(host, Question(caseFile, host)));
        if (known.Count == 0)
        {
            return new Verdict.NotAssessed(caseFile.WhyUnknown(Needs(caseFile)) ?? "no host could be asked");
        }

        // What most have is taken for what is meant; of two equally many, the smaller one gets through everywhere.
        var usual = known.Values.GroupBy(sizes => sizes.Mtu).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).First().Key;
        var findings = known.Where(entry => entry.Value.Mtu != usual).Select(entry => Odd(entry.Key, entry.Value, usual)).Concat(Cut(caseFile, known));
        return Verdict.Of(findings, $"{usual} bytes from and to {known.Count} hosts", caseFile.WhyUnknown(Needs(caseFile)) ?? Silent(caseFile, known));
    }

    private static PathMtu Question(CaseFile caseFile, Host host) => new(
        host.Address,
        string.Join(' ', caseFile.Spec.Hosts.Where(other => other.Name != host.Name && !caseFile.Unreached.ContainsKey(other.Name)).Select(other => other.Address)));

    private static Finding Odd(Host host, PathSizes sizes, int usual) => Finding.On(
        host,
        $"its {sizes.Interface} has an MTU of {sizes.Mtu}, the other hosts have {usual}: large packets are lost one way, and connections hang that small ones work on",
        $"ip link set {sizes.Interface} mtu {usual}, and the same where the network is configured at boot; or the others' to {sizes.Mtu}, if every switch between them carries that");

    // Between hosts of different MTUs the loss only follows.
    private static IEnumerable<Finding> Cut(CaseFile caseFile, Dictionary<Host, PathSizes> known) =>
        from entry in known
        let lost = entry.Value.Cut.Select(address => At(caseFile, address)).Where(to => !known.TryGetValue(to, out var sizes) || sizes.Mtu == entry.Value.Mtu).ToList()
        where lost.Count > 0
        select Finding.On(
            entry.Key,
            $"packets of {entry.Value.Mtu} bytes do not reach {string.Join(", ", lost)}, smaller ones do: something on the way carries less and cuts nothing up",
            $"find the size with 'tracepath -n {lost[0].Address}'; correct the MTU there, or set that of all hosts to what gets through");

    private static string? Silent(CaseFile caseFile, Dictionary<Host, PathSizes> known)
    {
        var silent = known.Where(entry => entry.Value.Silent.Count > 0).Select(entry => $"{entry.Key} gets no answer to a ping from {string.Join(", ", entry.Value.Silent.Select(address => At(caseFile, address)))}").ToList();
        return silent.Count == 0 ? null : string.Join("; ", silent) + ": what size gets through is not known";
    }

    private static Host At(CaseFile caseFile, string address) => caseFile.Spec.Hosts.First(host => host.Address.Equals(IPAddress.Parse(address)));
}
