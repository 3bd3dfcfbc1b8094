using Kubewright.Core.Spec;

namespace Kubewright.Provisioning.Steps.ControlPlane;

/// <summary>
/// A host whose kube-vip has ended does not have the endpoint's address any more. A container that is killed takes nothing back from the host's network.
/// </summary>
internal static class VirtualAddressRemoval
{
    /// <summary>sh; nothing to do where no kube-vip binds the address.</summary>
    public static string Script(ClusterSpec spec) => spec.Endpoint.Kind != EndpointKind.KubeVip ? ":" : $$"""
        { ip -o addr show to {{spec.EndpointAddress}} | while read -r _ link _ address _; do ip addr del "$address" dev "$link" || exit; done; }
        """;
}
