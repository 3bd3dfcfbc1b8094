using System.Text.RegularExpressions;
using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Inspection.Probes.Kubelet;

namespace Kubewright.Provisioning.Hopeless;

/// <summary>The kubelet does not take the certificate of what answers at the endpoint, or the API server that of etcd.</summary>
internal sealed partial class CertificateRefused : JournalCause
{
    public override TimeSpan Holds => TimeSpan.FromSeconds(4);

    protected override IEnumerable<Need> MoreNeeds(Blueprint blueprint, Host host) => [new(host, new StaticPodLog("kube-apiserver"))];

    protected override Stuck? Judge(Situation situation, IReadOnlyList<JournalLine> journal)
    {
        // A registry's certificate is another matter. Clients of another cluster's are refused by a healthy API server, too: it matters if it does not come up.
        var ofApiServer = StaticPods.Crash(journal, "kube-apiserver") is null ? [] : situation.Ask(new StaticPodLog("kube-apiserver"));
        var said = journal.Where(line => line.Count > 1 && !line.Text.Contains("image", StringComparison.OrdinalIgnoreCase)).Select(line => (Who: "the kubelet", line.Text))
            .Concat(ofApiServer.Select(line => (Who: "the API server", Text: line)));
        if (said.LastOrDefault(line => Refused().IsMatch(line.Text)) is not { Who: { } who, Text: var text })
        {
            return null;
        }

        var reason = Refused().Match(text).Value.TrimEnd('"', '\\', ' ', '.');
        var server = Server().Match(text) is { Success: true } match ? $" of {match.Groups[1].Value}" : "";
        return new Stuck($"{who} of {situation.Host} does not take the certificate{server} ({reason})", Remedy(reason), [text]);
    }

    private static string Remedy(string reason) => reason switch
    {
        _ when reason.Contains("valid for", StringComparison.Ordinal) || reason.Contains("SAN", StringComparison.Ordinal) =>
            "give it the missing name or address: endpoint.address, endpoint.name and kubeadm.extraSans are what certificates are made for; look for what replaces files in /etc/kubernetes/pki",
        _ when reason.Contains("expired", StringComparison.Ordinal) => "compare the hosts' clocks, and look how long the certificates in /etc/kubernetes/pki are valid",
        _ => "something else answers there, or a file of another cluster lies in /etc/kubernetes: see whose certificate that address shows, and look for what replaces files in /etc/kubernetes/pki",
    };

    [GeneratedRegex("""x509: (certificate|cannot validate certificate)[^"']*""")]
    private static partial Regex Refused();

    [GeneratedRegex("""https://([^/"\\]+)""")]
    private static partial Regex Server();
}
