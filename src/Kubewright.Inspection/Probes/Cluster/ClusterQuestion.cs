using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Cluster;

/// <summary>
/// A question to the API, asked with kubectl and the administrator's kubeconfig on a control plane. Null where the host has no cluster yet; unknown where the
/// API does not answer.
/// </summary>
public abstract record ClusterQuestion<T> : Probe<T?>
    where T : class
{
    /// <summary>kubectl with the administrator's rights; the arguments follow.</summary>
    public const string Kubectl = "kubectl --kubeconfig /etc/kubernetes/admin.conf --request-timeout 8s";

    // What an API server says that is there and has understood: asking again brings nothing else.
    private static readonly string[] Final = ["(Forbidden)", "(NotFound)", "(Unauthorized)", "(BadRequest)", "the server doesn't have a resource type"];

    /// <summary>Arguments of kubectl.</summary>
    protected abstract string Arguments { get; }

    public sealed override string Script => $"""
        if [ -e /etc/kubernetes/admin.conf ] && [ ! -e {ControlPlane.KubeadmState.AttemptFile} ]; then PATH=/usr/local/bin:$PATH {Kubectl} {Arguments}; else echo absent; fi
        """;

    public sealed override ProbeReach Reach => ProbeReach.Cluster;

    public sealed override bool IsPassing(ProbeAnswer answer) => answer.ExitCode != 0 && !Final.Any(words => answer.Error.Contains(words, StringComparison.Ordinal));

    protected sealed override Fact<T?> Parse(ProbeAnswer answer) => answer.Output.Trim() == "absent"
        ? Known(null)
        : answer.ExitCode == 0 ? Known(ParseOutput(answer.Output)) : Unknown($"the API does not answer: {answer.Complaint}");

    /// <summary>Reads what kubectl printed.</summary>
    protected abstract T ParseOutput(string output);
}
