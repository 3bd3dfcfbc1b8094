using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Core.Hosts;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Network;

namespace Kubewright.Diagnosis.Rules.Network;

/// <summary>
/// New connections through the load balancer that somebody else runs do not reach every API server, or not only those. Told by the certificates, of which kubeadm
/// makes one for each.
/// </summary>
public sealed class ExternalEndpointSkipsControlPlane : IRule
{
    // Enough to see stickiness, and no flood.
    private const int MostClients = 8;

    public string Code => "external-endpoint-skips-control-plane";

    public string Title => "The load balancer reaches every API server";

    public IEnumerable<Need> Needs(CaseFile caseFile) => caseFile.Spec.Endpoint.Kind == EndpointKind.External
        ? caseFile.Spec.Nodes.Take(MostClients).Select(host => new Need(host, Question(caseFile.Spec)))
        : [];

    public Verdict Judge(CaseFile caseFile)
    {
        if (caseFile.Spec.Endpoint.Kind != EndpointKind.External)
        {
            return new Verdict.Healthy("there is none but what Kubewright makes");
        }

        var seen = Needs(caseFile).ToDictionary(need => need.Host, need => caseFile.Ask(need.Host, Question(caseFile.Spec)));
        var own = caseFile.Spec.ControlPlanes.ToDictionary(plane => plane, plane => seen.Values.Select(served => served.Own.GetValueOrDefault(ServedCertificates.ServerOf(plane))).FirstOrDefault(found => found is not null));
        var silent = own.Where(entry => entry.Value is null).Select(entry => entry.Key).ToList();
        var reached = own.Where(entry => entry.Value is not null && seen.Values.Any(served => served.Behind.Contains(entry.Value))).Select(entry => entry.Key).ToList();
        var never = own.Keys.Except(reached).Except(silent).ToList();
        var isSticky = seen.Values.All(served => served.Behind.OfType<string>().Distinct().Count() <= 1);
        var count = seen.Values.Sum(served => served.Behind.Count);
        var where = $"{count} new connections from {seen.Count} {(seen.Count == 1 ? "host" : "hosts")}";
        var findings = OfLost(caseFile.Spec, seen).Concat(silent.Count > 0 ? [] : OfStrangers(caseFile.Spec, seen, own.Values.OfType<string>().ToHashSet()));
        return Verdict.Of(
            isSticky ? findings : findings.Concat(never.Select(plane => Never(plane, where, reached))),
            $"{where} reached {string.Join(", ", reached)}",
            silent.Count > 0 ? $"{string.Join(", ", silent)} shows no certificate at its own address"
                : never.Count > 0 ? $"{where} never reached {string.Join(", ", never)}; every host always got to the same API server, so it may go by the client's address, or not know the others" : null);
    }

    private static ServedCertificates Question(ClusterSpec spec) => new(string.Join(' ', spec.ControlPlanes.Select(ServedCertificates.ServerOf)), spec.ControlPlaneEndpoint);

    private static Finding Never(Host plane, string where, List<Host> reached) => Finding.On(
        plane,
        $"its API server was never reached through the load balancer: {where} got to {string.Join(", ", reached)} only",
        $"add {ServedCertificates.ServerOf(plane)} to the load balancer's servers, or see why its health check fails there");

    // Where the endpoint does not answer at all, another rule says so of every node.
    private static IEnumerable<Finding> OfLost(ClusterSpec spec, Dictionary<Host, CertificatesServed> seen) =>
        from entry in seen
        let lost = entry.Value.Behind.Count(found => found is null)
        where lost > 0
        select Finding.On(
            entry.Key,
            $"{lost} of {entry.Value.Behind.Count} new connections to {spec.ControlPlaneEndpoint} got no answer",
            "see which of the load balancer's servers is no API server that is ready, and let it check their health");

    private static IEnumerable<Finding> OfStrangers(ClusterSpec spec, Dictionary<Host, CertificatesServed> seen, HashSet<string> own) =>
        from found in seen.Values.SelectMany(served => served.Behind.OfType<string>()).Where(found => !own.Contains(found)).GroupBy(found => found)
        select new Finding
        {
            Subject = "cluster",
            Sentence = $"{spec.ControlPlaneEndpoint} serves a certificate that no API server of the cluster has, on {found.Count()} new connections",
            Evidence = [$"SHA-256 {found.Key}"],
            Remedy = "pass TLS through to the API servers, and take others' servers out of the load balancer",
        };
}
