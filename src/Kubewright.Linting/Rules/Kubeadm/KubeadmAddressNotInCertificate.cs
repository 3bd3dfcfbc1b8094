using Kubewright.Core.Findings;
using Kubewright.Core.Spec.Reading;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.Kubeadm;

internal sealed class KubeadmAddressNotInCertificate() : FileRule<KubeadmFile>(
    "kubeadm-address-not-in-certificate",
    Severity.Error,
    "The API servers' certificate covers the virtual address",
    "clients that ask the virtual address are refused by their own TLS: 'x509: certificate is valid for …, not …'")
{
    protected override IEnumerable<LintFinding> Judge(KubeadmFile file, LintSet set)
    {
        // kubeadm adds the host of controlPlaneEndpoint by itself.
        var covered = (file.CertificateNames?.Items ?? []).OfType<YamlScalar>().Select(name => name.Text).Append(file.EndpointHost).ToList();
        var missing = set.VirtualAddresses.Select(address => address.ToString()).Where(address => !covered.Contains(address)).ToList();
        if (file.Cluster is { } cluster && missing.Count > 0)
        {
            yield return Found(
                file,
                file.CertificateNames?.Line ?? cluster.Line,
                $"{string.Join(" and ", missing)} {(missing.Count == 1 ? "is" : "are")} neither in apiServer.certSANs nor in controlPlaneEndpoint",
                set.VirtualAddress is null ? "add the virtual address to apiServer.certSANs; the files name several, and only you know which is meant" : $"add {missing[0]} to apiServer.certSANs",
                set.VirtualAddress is null || !WillStay(file, set) ? [] : Edits(file, cluster, missing[0]));
        }
    }

    // Where controlPlaneEndpoint is about to be corrected to the address, nothing else is to be done.
    private static bool WillStay(KubeadmFile file, LintSet set) =>
        Endpoint.Wanted(set) is null || (file.EndpointHost is { } host && !System.Net.IPAddress.TryParse(host, out _));

    private static IEnumerable<LineEdit> Edits(KubeadmFile file, YamlMapping cluster, string address) => (file.CertificateNames, cluster.Find("apiServer")?.Value) switch
    {
        ({ Items.Count: > 0 } names, _) => file.Append(names, $"\"{address}\""),
        (null, YamlMapping apiServer) when apiServer.Find("certSANs") is null => file.Append(apiServer, "certSANs:", $"- \"{address}\""),
        (null, null) => file.Append(cluster, "apiServer:", "  certSANs:", $"  - \"{address}\""),
        _ => [],
    };
}
