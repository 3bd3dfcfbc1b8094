namespace Kubewright.Core.Hosts;

/// <summary>What a host does in the cluster. A host may have several roles.</summary>
public enum HostRole
{
    /// <summary>Runs the API server, controller manager and scheduler; a member of etcd too, where no host has the role <see cref="Etcd"/>.</summary>
    ControlPlane,

    /// <summary>Runs workloads.</summary>
    Worker,

    /// <summary>Holds the endpoint's virtual address and passes connections on to the API servers.</summary>
    LoadBalancer,

    /// <summary>Runs a member of etcd under systemd. Where a host has this role, no control plane runs etcd as a pod.</summary>
    Etcd,
}
