namespace Kubewright.Linting;

/// <summary>Whose configuration a file is.</summary>
public enum ConfigKind
{
    Keepalived,
    Nginx,
    Haproxy,
    Kubeadm,
    Containerd,
    KubeVip,

    /// <summary>A script that keepalived runs as its check.</summary>
    Script,
}
