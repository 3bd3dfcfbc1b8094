namespace Kubewright.EndToEnd.Hopeless;

/// <summary>One way in which an init is made hopeless after preflight has passed, and what has to be said of it.</summary>
/// <param name="Because">How the cause has to begin.</param>
public sealed record HopelessInit(string Name, string Because)
{
    /// <summary>What the fault changes about the cluster file.</summary>
    public Func<string, string> ClusterFile { get; init; } = file => file;

    /// <summary>Script on the host, run beside apply: it waits for its moment and makes the fault.</summary>
    public string? Plant { get; init; }

    /// <summary>Script on the host that makes the fault before apply, where that lets it pass.</summary>
    public string Before { get; init; } = ":";

    /// <summary>Script that takes the fault back.</summary>
    public string Undo { get; init; } = ":";

    /// <summary>Words of the kubelet's at which init begins to wait in vain; by default it counts from kubeadm's start.</summary>
    public string? WaitsSince { get; init; }

    public override string ToString() => Name;
}
