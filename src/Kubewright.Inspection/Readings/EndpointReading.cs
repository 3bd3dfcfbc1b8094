namespace Kubewright.Inspection.Readings;

/// <summary>An address under which somebody reaches the API.</summary>
public sealed record EndpointReading : Reading
{
    /// <summary>Such as <c>https://k8s.example:8443</c>.</summary>
    public required string Server { get; init; }

    /// <summary>Who reaches it there.</summary>
    public required EndpointUser User { get; init; }

    /// <summary>The host whose file names it; null where it is not about one host.</summary>
    public string? Host { get; init; }
}

/// <summary>Who reaches the API under an address.</summary>
public enum EndpointUser
{
    /// <summary>The kubeconfig that was given, or cluster-info as kubectl shows it.</summary>
    Client,

    /// <summary>The administrator's kubeconfig on a control plane.</summary>
    Administrator,

    /// <summary>The kubelet of a node.</summary>
    Kubelet,

    ControllerManager,

    Scheduler,

    Proxy,

    /// <summary>The ConfigMap cluster-info in kube-public, by which nodes join.</summary>
    Joiners,

    /// <summary><c>controlPlaneEndpoint</c> of kubeadm's configuration.</summary>
    KubeadmConfiguration,

    /// <summary>The pod network's own kubeconfig or setting.</summary>
    PodNetwork,

    /// <summary>Pods inside the cluster, through the service <c>kubernetes</c>: one for each API server that has announced itself.</summary>
    Server,
}
