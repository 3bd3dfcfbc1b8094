using Kubewright.Core.Findings;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.Kubeadm;

internal sealed class KubeadmEndpointIsOneNode() : FileRule<KubeadmFile>(
    "kubeadm-endpoint-is-one-node",
    Severity.Error,
    "controlPlaneEndpoint names no single node",
    "kubelets, kube-proxy and every kubeconfig ask that node alone: the cluster is as available as it is, however many control planes there are")
{
    protected override IEnumerable<LintFinding> Judge(KubeadmFile file, LintSet set)
    {
        if (file.EndpointHost is { } host && Endpoint.IsOneNode(file, set, host) && !file.Text.IsOurs)
        {
            yield return Found(
                file,
                file.Endpoint!.Line,
                $"controlPlaneEndpoint: {file.Endpoint.Text} is the address of one control plane",
                Endpoint.Correction(set),
                Endpoint.Wanted(set) is { } wanted ? file.Set(file.Endpoint, wanted) : []);
        }
    }
}
