using System.Net;
using System.Text.RegularExpressions;
using Kubewright.Core.Hosts;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Kubelet;
using Kubewright.Inspection.Probes.Network;
using Kubewright.Provisioning.Config;

namespace Kubewright.Provisioning.Hopeless;

/// <summary>What is said of connections to the cluster's endpoint.</summary>
internal static partial class EndpointLines
{
    /// <summary>The kubelet's lines that say that the endpoint's address did not take a connection, the oldest first.</summary>
    public static IReadOnlyList<JournalLine> Unconnected(IReadOnlyList<JournalLine> journal, ClusterSpec spec) =>
    [
        .. from line in journal
           let match = NoConnection().Match(line.Text)
           where match.Success && IPEndPoint.TryParse(match.Groups["to"].Value, out var to) && to.Port == spec.Endpoint.Port && (spec.Endpoint.Address is null || to.Address.Equals(spec.EndpointAddress))
           select line,
    ];

    /// <summary>The kubelet's lines that say that a request through the endpoint failed, whatever the reason; not of a staged init, which uses another server.</summary>
    public static IReadOnlyList<JournalLine> Failed(IReadOnlyList<JournalLine> journal, ClusterSpec spec) =>
        [.. journal.Where(line => line.IsOfProgram && line.Text.Contains($"{spec.EndpointServer}/", StringComparison.Ordinal))];

    /// <summary>Whether a line says that nobody on the network answers for the address.</summary>
    public static bool IsNobodysAddress(string text) => text.Contains("no route to host", StringComparison.Ordinal) || text.Contains("host is down", StringComparison.Ordinal);

    /// <summary>Whether curl, asked for an endpoint's health, was refused or found no way: code 7.</summary>
    public static bool IsUnconnected(string health) => health.StartsWith("curl: (7)", StringComparison.Ordinal);

    /// <summary>Whether curl got no answer in its time, code 28: packets are dropped, or the server is slow.</summary>
    public static bool IsSilent(string health) => health.StartsWith("curl: (28)", StringComparison.Ordinal);

    /// <summary>What a host's API server says of itself, without the endpoint.</summary>
    public static EndpointHealth OwnHealth(Host host) => new($"https://{new IPEndPoint(host.Address, KubeadmConfig.ApiServerPort)}");

    // "dial tcp 192.168.2.10:6443: connect: no route to host"; of IPv6 "[fd00::10]:6443".
    [GeneratedRegex(@"dial tcp (?<to>\S+): (connect: (no route to host|connection refused|connection timed out|network is unreachable|host is down)|i/o timeout)")]
    private static partial Regex NoConnection();
}
