namespace Kubewright.Core.Spec;

/// <summary>etcd under systemd, on the hosts that have the role for it.</summary>
public sealed record EtcdSpec
{
    /// <summary>Whether a second etcd on the same hosts keeps the cluster's events.</summary>
    public bool Events { get; init; }

    /// <summary>Without a leading <c>v</c>; none means the one that the artifacts have, or <see cref="ReleaseFor"/>.</summary>
    public string? Version { get; init; }

    /// <summary>etcd's own settings, named as its flags without dashes in front; they replace ours.</summary>
    public YamlMap Settings { get; init; } = YamlMap.Empty;

    /// <summary>
    /// The release of etcd for a version of Kubernetes, without a leading <c>v</c>. kubeadm from 1.34 on comes with etcd 3.6; 3.5.26 is the first release from which that
    /// can be upgraded to without members that come back.
    /// </summary>
    public static string ReleaseFor(KubernetesVersion version) => version.IsAtLeast(1, 34) ? "3.6.8" : "3.5.26";
}
