using System.Net;
using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Core.Hosts;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Network;

namespace Kubewright.Diagnosis.Rules.Network;

/// <summary>A name that the cluster file uses has other addresses on one host than on the others, or the endpoint's has another than the endpoint.</summary>
public sealed class NameResolvesDifferently : IRule
{
    public string Code => "name-resolves-differently";

    public string Title => "Names mean the same on every host";

    public IEnumerable<Need> Needs(CaseFile caseFile) =>
        Question(caseFile.Spec) is { } probe ? caseFile.Spec.Hosts.Select(host => new Need(host, probe, MayBeUnknown: true)) : [];

    public Verdict Judge(CaseFile caseFile)
    {
        if (Question(caseFile.Spec) is not { } probe)
        {
            return new Verdict.Healthy("the cluster file uses addresses only");
        }

        var known = caseFile.Spec.Hosts.Where(host => caseFile.Facts.Get(host, probe).WhyUnknown is null).ToDictionary(host => host, host => caseFile.Ask(host, probe));
        var sources = Sources(caseFile.Spec).Where(name => name != caseFile.Spec.Endpoint.Name);
        return Verdict.Of(
            OfEndpoint(caseFile.Spec, known).Concat(sources.SelectMany(name => OfSource(name, known))),
            probe.Names.Replace(" ", ", ", StringComparison.Ordinal),
            caseFile.WhyUnknown(Needs(caseFile)));
    }

    private static NameAddresses? Question(ClusterSpec spec) =>
        Sources(spec).Prepend(spec.Endpoint.Name).OfType<string>().Distinct().ToList() is { Count: > 0 } names ? new NameAddresses(string.Join(' ', names)) : null;

    /// <summary>Hosts that a host fetches from, by name: the proxies where there are some, for they resolve the others' names.</summary>
    private static IEnumerable<string> Sources(ClusterSpec spec)
    {
        IEnumerable<string?> sources = spec.Proxy.IsNone
            ? [spec.Artifacts.Url?.IdnHost, spec.Artifacts.ImageRepository is { } repository ? RegistryOf(repository) : null, .. spec.Runtime.Registries.SelectMany(registry => registry.Mirrors).Select(mirror => mirror.IdnHost)]
            : [spec.Proxy.Http?.IdnHost, spec.Proxy.Https?.IdnHost];
        return sources.OfType<string>().Where(name => !IPAddress.TryParse(name, out _)).Distinct();
    }

    // "registry.example.com:5000/kubernetes"; the first part is a host only where it has a dot or a port.
    private static string? RegistryOf(string repository)
    {
        var first = repository.Split('/')[0];
        return first.Contains('.') || first.Contains(':') ? first.Split(':')[0] : null;
    }

    // Where it has no address yet, apply writes it to /etc/hosts.
    private static IEnumerable<Finding> OfEndpoint(ClusterSpec spec, Dictionary<Host, IReadOnlyDictionary<string, IReadOnlyList<string>>> known) =>
        from entry in known
        where spec.Endpoint.Name is not null && (spec.Endpoint.Kind != EndpointKind.Local || entry.Key.IsNode)
        let found = entry.Value[spec.Endpoint.Name!]
        where found.Any(address => !IPAddress.Parse(address).Equals(spec.EndpointAddress))
        select Finding.On(
            entry.Key,
            $"{spec.Endpoint.Name} is {string.Join(", ", found)} there, not {spec.EndpointAddress}: its kubelet would look for the API server elsewhere",
            $"correct it in /etc/hosts or in the name server that {entry.Key} asks ('getent ahosts {spec.Endpoint.Name}'){(spec.Endpoint.Address is null ? "" : ", or endpoint.address in the cluster file")}");

    private static IEnumerable<Finding> OfSource(string name, Dictionary<Host, IReadOnlyDictionary<string, IReadOnlyList<string>>> known)
    {
        // Name servers may give each a part of many addresses; what shares none with what most get is another thing.
        var usual = known.Values.Select(names => names[name]).Where(addresses => addresses.Count > 0).GroupBy(addresses => string.Join(", ", addresses)).MaxBy(group => group.Count())?.First() ?? [];
        return
            from entry in known
            let found = entry.Value[name]
            where found.Count == 0 || !found.Intersect(usual).Any()
            select Finding.On(
                entry.Key,
                found.Count == 0 ? $"{name} has no address there{(usual.Count == 0 ? "" : $", on other hosts {string.Join(", ", usual)}")}" : $"{name} is {string.Join(", ", found)} there, on other hosts {string.Join(", ", usual)}",
                $"correct it in /etc/hosts or in the name server that {entry.Key} asks: getent ahosts {name}");
    }
}
