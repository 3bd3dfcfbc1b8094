namespace Kubewright.Inspection.Readings;

/// <summary>How one server answered when it was asked whether it is well.</summary>
public sealed record ServerHealthReading : Reading
{
    /// <summary><c>kube-apiserver</c>, <c>kube-controller-manager</c>, <c>kube-scheduler</c>, <c>etcd</c>, <c>kubelet</c>.</summary>
    public required string Component { get; init; }

    /// <summary>The host it is on, or null for the endpoint.</summary>
    public string? Host { get; init; }

    /// <summary>Where it was asked: <c>https://192.168.2.11:6443</c>.</summary>
    public required string Address { get; init; }

    public required bool IsWell { get; init; }

    /// <summary>The answer, or why there was none.</summary>
    public required string Answer { get; init; }
}
