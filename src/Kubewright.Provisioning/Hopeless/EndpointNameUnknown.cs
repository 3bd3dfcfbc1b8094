using System.Text.RegularExpressions;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.Kubelet;

namespace Kubewright.Provisioning.Hopeless;

/// <summary>The host finds no address for the endpoint's name.</summary>
internal sealed partial class EndpointNameUnknown : JournalCause
{
    public override TimeSpan Holds => TimeSpan.FromSeconds(6);

    protected override Stuck? Judge(Situation situation, IReadOnlyList<JournalLine> journal) =>
        journal.LastOrDefault(line => Lookup().Match(line.Text) is { Success: true } match && match.Groups["name"].Value == situation.Spec.Endpoint.Name) is { } line
            ? new Stuck(
                $"{situation.Host} finds no address for the endpoint's name {situation.Spec.Endpoint.Name}",
                $"see to /etc/hosts and /etc/resolv.conf of {situation.Host}, or to the name server that it asks",
                [line.Text])
            : null;

    // "dial tcp: lookup api.example.internal on 192.168.2.1:53: no such host"
    [GeneratedRegex(@"dial tcp: lookup (?<name>\S+?)( on \S+)?: ")]
    private static partial Regex Lookup();
}
