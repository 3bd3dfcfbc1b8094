using Kubewright.Core.Spec;

namespace Kubewright.Diagnosis.Rules.Network;

/// <summary>Why there is no virtual address to judge.</summary>
internal static class NoVirtualAddress
{
    public static string In(ClusterSpec spec) => spec.Endpoint.Kind switch
    {
        EndpointKind.Local => $"there is none: {spec.EndpointAddress} is every node's own",
        EndpointKind.External => $"there is none of ours: {spec.EndpointAddress} is the load balancer's",
        _ => $"{spec.EndpointAddress} is the only control plane's own",
    };
}
