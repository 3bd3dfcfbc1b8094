using Kubewright.Inspection.Components;
using Kubewright.Inspection.Description.Describers;
using Kubewright.Inspection.Description.Wording;
using Kubewright.Inspection.Evidence;
using Kubewright.Inspection.Readings;

namespace Kubewright.Inspection.Description;

/// <summary>Says what readings mean: all describers in their order, the oddities ranked, and the headline. Pure.</summary>
public static class Describer
{
    private static readonly IReadOnlyList<IDescriber> Describers =
    [
        new TopologyDescriber(), new ControlPlaneDescriber(), new RootsDescriber(), new EtcdDescriber(), new EndpointDescriber(), new VersionsDescriber(), new HostsDescriber(), new NetworkDescriber(), new ProxyDescriber(), new DnsDescriber(), new CertificatesDescriber(),
        new FlagsDescriber(), new PodsDescriber(), new InstallerDescriber(), new AddOnsDescriber(), new GapsDescriber(),
    ];

    public static ClusterPicture Describe(ClusterReadings readings)
    {
        var view = new ClusterView(readings);
        var said = Describers.Select(describer => (describer.Section, Statements: describer.Describe(view).ToList())).ToList();
        var sections = said.GroupBy(part => part.Section).Select(group => new Section(group.Key, PictureWords.Titles[group.Key], [.. group.SelectMany(part => part.Statements)])).Where(section => section.Statements.Count > 0).ToList();
        var oddities = sections.SelectMany(section => section.Statements).Where(statement => statement.State is StatementState.Bad or StatementState.Odd)
            .OrderByDescending(statement => statement.State == StatementState.Bad).ThenByDescending(statement => statement.Weight).ToList();
        var (health, headline) = Health(view, oddities);
        return new ClusterPicture
        {
            Taken = readings.Taken,
            Health = health,
            Headline = headline,
            Summary = Summary(view, sections),
            Topology = TopologyMaker.Make(view),
            Oddities = oddities,
            Sections = sections,
            Tables = Tables.Of(view),
            Components = [.. ComponentCatalog.All.Where(entry => Has(view, entry.Id))],
            Sources = [.. Sources(readings)],
            Gaps = readings.Gaps,
        };
    }

    // That all is well is said only where nodes or the control planes' own answers were seen.
    private static (StatementState State, Phrase Headline) Health(ClusterView view, List<Statement> oddities)
    {
        var bad = oddities.Where(statement => statement.State == StatementState.Bad).ToList();
        if (bad.Count > 0)
        {
            return (StatementState.Bad, PictureWords.Unhealthy(bad[0].Sentence, bad.Count - 1));
        }

        var nodesKnown = view.Readings.Nodes.Count > 0 && view.Readings.Nodes.All(node => node.IsReady is not null);
        var hostsKnown = view.ControlPlanes.Count > 0 && view.ControlPlanes.All(machine => view.Health("kube-apiserver", machine) is not null) && view.Machines.All(machine => machine.Host?.IsReached == true);
        if (!nodesKnown && !hostsKnown)
        {
            return (StatementState.Unknown, PictureWords.CannotTell(view.Readings.Gaps.Select(gap => gap.Why.Split('\n')[0]).FirstOrDefault()));
        }

        var matters = oddities.Count(statement => statement.Matters);
        return matters > 0 ? (StatementState.Odd, PictureWords.HealthyOddities(matters)) : (StatementState.Fine, PictureWords.Healthy);
    }

    private static Phrase Summary(ClusterView view, List<Section> sections)
    {
        string? Value(string section, string topic, string value) => sections.FirstOrDefault(candidate => candidate.Id == section)?.Statements.FirstOrDefault(statement => statement.Topic == topic)?.Values.GetValueOrDefault(value);
        return PictureWords.Summary(Value("versions", "server-version", "version") ?? view.Machines.Select(machine => machine.KubeletVersion).FirstOrDefault(version => version is not null), view.ControlPlanes.Count, view.Workers.Count,
            view.Machines.Select(machine => machine.Runtime).FirstOrDefault(runtime => runtime is not null)?.Replace("://", " ", StringComparison.Ordinal), Value("network", "pod-network", "network"));
    }

    private static IEnumerable<Phrase> Sources(ClusterReadings readings)
    {
        if (readings.ApiCalls > 0)
        {
            yield return PictureWords.ApiSource(readings.ApiCalls);
        }

        if (readings.Hosts.Count > 0)
        {
            yield return PictureWords.HostSource(readings.Hosts.Count(host => host.IsReached), readings.Hosts.Count);
        }

        var texts = readings.Nodes.Cast<Reading>().Concat(readings.Pods).Concat(readings.EtcdMembers).Concat(readings.Components).Concat(readings.Endpoints)
            .SelectMany(reading => reading.Proofs).Where(proof => proof.Source == EvidenceSource.Text).Select(proof => proof.Command).Distinct().Count();
        if (texts > 0)
        {
            yield return PictureWords.TextSource(texts);
        }
    }

    private static bool Has(ClusterView view, string id) => id switch
    {
        "calico" => PodNetworks.Recognised(PodNetworks.Of(view.Readings)).Contains("calico"),
        "kube-vip" => view.Pods("kube-vip").Any() || view.Readings.VirtualAddresses.Any(address => address.Keeper == "kube-vip"),
        "keepalived" => view.Readings.Hosts.Any(host => host.Units?.ContainsKey("keepalived") == true),
        "load-balancer" => view.Readings.Hosts.Any(host => host.Units?.Keys.Any(unit => unit is "haproxy" or "nginx") == true),
        "coredns" => view.Pods("coredns").Any(),
        _ => view.Machines.Count > 0,
    };
}
