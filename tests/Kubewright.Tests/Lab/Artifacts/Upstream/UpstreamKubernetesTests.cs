using Kubewright.Core.Artifacts;
using Kubewright.Lab;
using Kubewright.Lab.Artifacts;
using Kubewright.Lab.Artifacts.Upstream;
using Xunit;

namespace Kubewright.Tests.Lab.Artifacts.Upstream;

public sealed class UpstreamKubernetesTests : IDisposable
{
    private const string Kubeadm =
        """
        #!/bin/sh
        [ "$*" = "config images list --kubernetes-version v1.36.0" ] || exit 1
        echo registry.example/kube-apiserver:v1.36.0
        echo registry.example/coredns/coredns:v1.12.1

        """;

    private readonly string _cache = Directory.CreateTempSubdirectory("kubewright-").FullName;
    private readonly LoopbackSite _loopback = new();

    public void Dispose()
    {
        _loopback.Dispose();
        Directory.Delete(_cache, recursive: true);
    }

    [Fact]
    public async Task Programs_and_the_images_that_kubeadm_names_become_a_set()
    {
        var set = await Artifacts().EnsureAsync(ArtifactOrigin.Automatic, "/nowhere", new Sentences(), CancellationToken.None);

        Assert.Equal("v1.36.0", set.KubernetesVersion);
        Assert.Equal("Upstream can be reached, so Kubernetes comes from there in its current version.", set.Why);
        Assert.Equal(
            ["images/kube-apiserver.tar", "images/coredns.tar", "images/agnhost.tar", "files/kubeadm", "files/kubelet", "files/kubectl"],
            set.Catalog.Artifacts.Select(artifact => artifact.Location));
        var image = set.Catalog.Artifacts.Single(artifact => artifact.Name == "coredns");
        Assert.Equal(["registry.example/coredns/coredns:v1.12.1"], image.References);
        Assert.Equal(ArtifactKind.Image, image.Kind);
        Assert.Equal("registry.example/coredns/coredns:v1.12.1", await File.ReadAllTextAsync(Path.Combine(set.Directory, image.Location)));
    }

    [Fact]
    public async Task A_set_that_has_lost_a_file_is_named()
    {
        var set = await Artifacts().EnsureAsync(ArtifactOrigin.Upstream, "/nowhere", new Sentences(), CancellationToken.None);
        File.Delete(Path.Combine(set.Directory, "files/kubelet"));

        var lost = await Assert.ThrowsAsync<LabException>(
            () => Artifacts().EnsureAsync(ArtifactOrigin.Upstream, "/nowhere", new Sentences(), CancellationToken.None));

        Assert.Contains("files/kubelet", lost.Message);
    }

    private LabArtifacts Artifacts()
    {
        var programs = $"release/v1.36.0/bin/linux/{LabArtifacts.Architecture}";
        _loopback.With("release/stable.txt", "v1.36.0\n")
            .WithProgram($"{programs}/kubeadm", Kubeadm)
            .WithProgram($"{programs}/kubelet", "kubelet")
            .WithProgram($"{programs}/kubectl", "kubectl");
        return new LabArtifacts(_cache, TimeProvider.System, _loopback.Address, _ => new PaperTransport());
    }

    /// <summary>Writes an image's name where its content would be.</summary>
    private sealed class PaperTransport : IImageTransport
    {
        public Task SaveAsync(string reference, string architecture, string archive, CancellationToken cancellationToken) =>
            File.WriteAllTextAsync(archive, reference, cancellationToken);
    }
}
