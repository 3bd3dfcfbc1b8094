using Kubewright.Core.Findings;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.Kubeadm;

internal sealed class KubeadmEndpointMissing() : FileRule<KubeadmFile>(
    "kubeadm-endpoint-missing",
    Severity.Warning,
    "The cluster has an endpoint of its own",
    "every certificate and kubeconfig then names the first node: no second control plane can join, and nothing is reached once that node is gone")
{
    protected override IEnumerable<LintFinding> Judge(KubeadmFile file, LintSet set) =>
        from cluster in (Core.Spec.Reading.YamlMapping?[])[file.Cluster]
        where cluster is not null && file.Endpoint is null
        select Found(
            file,
            cluster.Line,
            "ClusterConfiguration has no controlPlaneEndpoint",
            Endpoint.Correction(set),
            Endpoint.Wanted(set) is { } wanted && cluster.Find("controlPlaneEndpoint") is null ? file.Append(cluster, $"controlPlaneEndpoint: {wanted}") : []) with
        {
            Severity = set.VirtualAddresses.Count > 0 || set.ServedPorts.Count > 0 ? Severity.Error : Severity.Warning,
        };
}
