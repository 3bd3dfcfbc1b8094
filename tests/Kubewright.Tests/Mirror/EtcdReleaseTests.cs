using Kubewright.Core.Artifacts;
using Kubewright.Mirror.Catalog;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Mirror;

public sealed class EtcdReleaseTests
{
    private const string Hosts = "hosts: [{address: 192.168.2.31, roles: [etcd]}, {address: 192.168.2.11, roles: [control-plane]}]\n";

    [Theory]
    [InlineData("1.33.9", "", "3.5.26")]
    [InlineData("1.34.0", "", "3.6.8")]
    [InlineData("1.34.0", "etcd: {version: 3.6.5}", "3.6.5")]
    public void Etcd_for_hosts_is_the_projects_archive_in_the_version_that_fits(string kubernetes, string etcd, string version)
    {
        var spec = Specs.Read($"apiVersion: kubewright.io/v1alpha1\nkind: Cluster\nversion: {kubernetes}\n{Hosts}{etcd}\n");

        var released = ReleasedFile.For(spec, UpstreamSites.Official).Where(file => file.Name == "etcd").ToList();

        Assert.All(released, file => Assert.Equal(ArtifactKind.Archive, file.Kind));
        Assert.Equal(
            ((string[])["amd64", "arm64"]).Select(architecture => $"/etcd-io/etcd/releases/download/v{version}/etcd-v{version}-linux-{architecture}.tar.gz"),
            released.Select(file => file.Url.AbsolutePath));
        Assert.Equal([$"/etcd-io/etcd/releases/download/v{version}/SHA256SUMS"], released.Select(file => file.Digests.AbsolutePath).Distinct());
        Assert.Equal(new string('b', 64), released[0].DigestIn($"{new string('a', 64)}  etcd-v{version}-linux-arm64.tar.gz\n{new string('b', 64)}  etcd-v{version}-linux-amd64.tar.gz\n"));
    }

    [Fact]
    public void Etcd_in_pods_needs_no_release() =>
        Assert.DoesNotContain(ReleasedFile.For(Specs.OneHost("1.34.0"), UpstreamSites.Official), file => file.Name == "etcd");
}
