namespace Kubewright.Inspection.Readings;

/// <summary>The command line of a component of Kubernetes on a node: of a static pod's file, of its pod, or of a running process.</summary>
public sealed record ComponentReading : Reading
{
    /// <summary>As its program is called: <c>kube-apiserver</c>, <c>kube-controller-manager</c>, <c>kube-scheduler</c>, <c>etcd</c>, <c>kubelet</c>, <c>kube-proxy</c>.</summary>
    public required string Component { get; init; }

    /// <summary>The node or host on which it runs; null where the evidence does not tell.</summary>
    public string? Node { get; init; }

    /// <summary>Flags without dashes; of one without a value, <c>true</c>. Null where no command line was seen.</summary>
    public IReadOnlyDictionary<string, string>? Flags { get; init; }

    /// <summary>The lines that show flags; where none does, because a flag is not set or all are in one line, the first that shows the component.</summary>
    public IReadOnlyList<Evidence.Proof> ProofsOf(params ReadOnlySpan<string> flags)
    {
        var found = new List<Evidence.Proof>();
        foreach (var flag in flags)
        {
            found.AddRange(Proofs.Where(proof => proof.Line.Contains($"--{flag}=", StringComparison.Ordinal) || proof.Line.EndsWith($"--{flag}", StringComparison.Ordinal)));
        }

        return found.Count > 0 ? found : [.. Proofs.Take(1)];
    }

    public string? Image { get; init; }

    public string? Version { get; init; }

    /// <summary>Whether a manifest of it lies in the kubelet's folder of static pods on that host; null where nobody looked.</summary>
    public bool? HasManifest { get; init; }

    /// <summary>Whether a process of it was seen; null where nobody looked.</summary>
    public bool? IsRunning { get; init; }
}
