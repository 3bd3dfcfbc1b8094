using System.Text.RegularExpressions;
using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Inspection.Probes.Kubelet;

namespace Kubewright.Provisioning.Hopeless;

/// <summary>Kubelet, etcd or API server ends again and again, because another program listens on its port.</summary>
internal sealed partial class PortIsTaken : JournalCause
{
    private static readonly string[] Components = ["etcd", "kube-apiserver"];

    protected override IEnumerable<Need> MoreNeeds(Blueprint blueprint, Host host) =>
        [.. Components.Select(component => new Need(host, new StaticPodLog(component))), new(host, new ListeningPorts(), MayBeUnknown: true)];

    protected override Stuck? Judge(Situation situation, IReadOnlyList<JournalLine> journal)
    {
        // A port may have been free a moment later: what was said of it matters only if the program did not come up afterwards.
        var said =
            from line in journal.Where(line => line.IsOfProgram && (line.Count > 2 || KubeletCrashes.Ends(journal) > 0)).Select(line => (Who: "kubelet", line.Text))
                .Concat(from component in Components
                        where StaticPods.Crash(journal, component) is not null
                        from line in situation.Ask(new StaticPodLog(component))
                        select (Who: component, Text: line))
            let match = Taken().Match(line.Text)
            where match.Success
            select (line.Who, line.Text, Port: match.Groups[1].Value);
        return said.LastOrDefault() is { Who: not null } found
            ? new Stuck(
                $"port {found.Port} of {situation.Host} is taken{By(situation, found.Port)}, so {found.Who} cannot start",
                $"stop what listens there (ss -ltnp sport = :{found.Port}), for good",
                [found.Text])
            : null;
    }

    private static string By(Situation situation, string port)
    {
        var programs = situation.Facts.ValueOr(situation.Host, new ListeningPorts(), []).Where(listener => $"{listener.Port}" == port).SelectMany(listener => listener.Programs).Distinct().ToList();
        return programs.Count > 0 ? $" by {string.Join(" and ", programs)}" : "";
    }

    [GeneratedRegex(@"listen tcp[46]? \S*:(\d+): bind: address already in use")]
    private static partial Regex Taken();
}
