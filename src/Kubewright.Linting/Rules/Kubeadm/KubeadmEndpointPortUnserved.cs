using System.Net;
using Kubewright.Core.Findings;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.Kubeadm;

internal sealed class KubeadmEndpointPortUnserved() : FileRule<KubeadmFile>(
    "kubeadm-endpoint-port-unserved",
    Severity.Error,
    "A balancer listens on the port of controlPlaneEndpoint",
    "clients knock at a port that nobody listens on, or at the API server of the host that happens to hold the address")
{
    protected override IEnumerable<LintFinding> Judge(KubeadmFile file, LintSet set)
    {
        if (file.EndpointHost is { } host && set.ServedPorts.Count > 0 && !set.ServedPorts.Contains(file.EndpointPort) && !Endpoint.IsOneNode(file, set, host))
        {
            var shown = host.Contains(':') ? $"[{host}]" : host;
            yield return Found(
                file,
                file.Endpoint!.Line,
                $"controlPlaneEndpoint: {file.Endpoint.Text} means port {file.EndpointPort}, but the balancers listen on {string.Join(", ", set.ServedPorts)}",
                set.ServedPorts is [var only] ? $"write controlPlaneEndpoint: \"{shown}:{only}\"" : "write the port on which all balancers listen",
                set.ServedPorts is [var port] && !Moves(set, host) ? file.Set(file.Endpoint, $"\"{shown}:{port}\"") : []);
        }
    }

    // Then address and port are corrected together.
    private static bool Moves(LintSet set, string host) => Endpoint.Wanted(set) is not null && IPAddress.TryParse(host, out _) && !Endpoint.IsVirtual(set, host);
}
