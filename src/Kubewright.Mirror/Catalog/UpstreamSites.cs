namespace Kubewright.Mirror.Catalog;

/// <summary>Where projects publish their releases.</summary>
/// <param name="Kubernetes">Kubernetes' own programs.</param>
/// <param name="Projects">containerd, runc, the CNI plugins and etcd, each below the name of its repository.</param>
public sealed record UpstreamSites(Uri Kubernetes, Uri Projects)
{
    public static readonly UpstreamSites Official = new(new Uri("https://dl.k8s.io/"), new Uri("https://github.com/"));
}
