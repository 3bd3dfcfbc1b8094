using Kubewright.Core.Findings;
using Kubewright.Core.Spec;

namespace Kubewright.Diagnosis.Rules.Cluster;

/// <summary>What a range of Kubernetes versions wants of containerd. Minor versions of Kubernetes 1; bounds of containerd are at least, and below.</summary>
/// <param name="Why">Ends the sentence "containerd X does not fit Kubernetes Y: …".</param>
internal sealed record RuntimeRequirement(int FromMinor, int ToMinor, Version AtLeast, Version Below, Severity Severity, string Why)
{
    private const int Oldest = 0, Newest = int.MaxValue;

    private static readonly Version First = new(0, 0, 0), Never = new(int.MaxValue, 0);

    /// <summary>
    /// Sources: containerd's RELEASES.md ("Kubernetes Support", and that v1alpha2 is not present in 2.0); Kubernetes' "Container Runtime Interface" (v1 is stable from
    /// 1.23, and needed from 1.26); the release notes of Kubernetes 1.35, the last to support containerd 1.
    /// </summary>
    public static IReadOnlyList<RuntimeRequirement> All { get; } =
    [
        new(Oldest, 22, First, new(2, 0, 0), Severity.Error, "kubelets before 1.23 speak CRI v1alpha2 only, which containerd has no longer since 2.0"),
        new(26, Newest, new(1, 6, 0), Never, Severity.Error, "kubelets from 1.26 on speak CRI v1 only, which containerd has since 1.6"),
        new(36, Newest, new(2, 0, 0), Never, Severity.Warning, "1.35 was the last to support containerd 1"),
    ];

    public bool Concerns(KubernetesVersion version) => version.Major == 1 && version.Minor >= FromMinor && version.Minor <= ToMinor;

    public bool IsMetBy(Version containerd) => containerd >= AtLeast && containerd < Below;

    /// <summary>What would do: <c>containerd 2.0 or later</c>.</summary>
    public string Wanted => AtLeast > First ? $"containerd {AtLeast.ToString(2)} or later" : $"a containerd before {Below.ToString(2)}";
}
