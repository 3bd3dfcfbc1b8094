using Kubewright.Core.Artifacts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Spec;

namespace Kubewright.Core.Plans;

/// <summary>What a run starts from, before any decision: the cluster wanted, where artifacts come from, and the run's own credentials.</summary>
public sealed record Blueprint
{
    public required ClusterSpec Spec { get; init; }

    /// <summary>The control plane through which the cluster is made and asked: one that already serves it, else the first of the file.</summary>
    public required Host Leader { get; init; }

    public required ArtifactOffer Artifacts { get; init; }

    public required JoinCredentials Credentials { get; init; }

    /// <summary>What no output may show.</summary>
    public IEnumerable<Secret> Secrets => [Credentials.Token, Credentials.CertificateKey, .. Spec.Secrets];
}
