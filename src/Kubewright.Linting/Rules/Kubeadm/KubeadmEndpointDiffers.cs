using System.Net;
using Kubewright.Core.Findings;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.Kubeadm;

internal sealed class KubeadmEndpointDiffers() : FileRule<KubeadmFile>(
    "kubeadm-endpoint-differs",
    Severity.Error,
    "controlPlaneEndpoint names the address that is held",
    "nobody holds the address that the cluster asks: init waits for it until it gives up ('no route to host')")
{
    protected override IEnumerable<LintFinding> Judge(KubeadmFile file, LintSet set)
    {
        if (file.EndpointHost is { } host && set.VirtualAddresses.Count > 0 && IPAddress.TryParse(host, out _) && !Endpoint.IsVirtual(set, host) && !Endpoint.IsOneNode(file, set, host))
        {
            yield return Found(
                file,
                file.Endpoint!.Line,
                $"controlPlaneEndpoint: {file.Endpoint.Text} is none of the virtual addresses that the other files hold: {string.Join(", ", set.VirtualAddresses)}",
                Endpoint.Correction(set),
                Endpoint.Wanted(set) is { } wanted ? file.Set(file.Endpoint, wanted) : []);
        }
    }
}
