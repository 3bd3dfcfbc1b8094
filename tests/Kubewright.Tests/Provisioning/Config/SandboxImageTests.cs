using Kubewright.Core.Artifacts;
using Kubewright.Core.Spec;
using Kubewright.Provisioning.Config;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Provisioning.Config;

public sealed class SandboxImageTests
{
    [Theory]
    [InlineData("1.20.2", "k8s.gcr.io/pause:3.2")]
    [InlineData("1.21.0", "k8s.gcr.io/pause:3.4.1")]
    [InlineData("1.22.0", "k8s.gcr.io/pause:3.5")]
    [InlineData("1.23.0", "k8s.gcr.io/pause:3.6")]
    [InlineData("1.24.0", "k8s.gcr.io/pause:3.7")]
    [InlineData("1.25.0", "registry.k8s.io/pause:3.8")]
    [InlineData("1.26.0", "registry.k8s.io/pause:3.9")]
    [InlineData("1.30.0", "registry.k8s.io/pause:3.9")]
    [InlineData("1.31.0", "registry.k8s.io/pause:3.10")]
    [InlineData("1.33.0", "registry.k8s.io/pause:3.10")]
    [InlineData("1.34.0", "registry.k8s.io/pause:3.10.1")]
    [InlineData("1.36.2", "registry.k8s.io/pause:3.10.2")]
    public void It_is_the_one_that_kubeadm_of_the_version_pulls(string version, string image) =>
        Assert.Equal(image, SandboxImage.For(Specs.OneHost(version)));

    [Theory]
    [InlineData("1.22.16", "k8s.gcr.io")]
    [InlineData("1.22.17", "registry.k8s.io")]
    [InlineData("1.23.14", "k8s.gcr.io")]
    [InlineData("1.23.15", "registry.k8s.io")]
    [InlineData("1.24.8", "k8s.gcr.io")]
    [InlineData("1.24.9", "registry.k8s.io")]
    public void Late_patches_of_old_versions_use_the_new_registry(string version, string registry) =>
        Assert.Equal(registry, PauseImage.DefaultRegistry(KubernetesVersion.TryParse(version)!.Value));

    [Fact]
    public void The_files_image_repository_is_used() =>
        Assert.Equal("registry.example/k8s/pause:3.10", SandboxImage.For(Specs.OneHost("1.32.0", "artifacts: {imageRepository: registry.example/k8s}")));

    [Fact]
    public void The_files_own_sandbox_image_wins() =>
        Assert.Equal(
            "other/pause:1",
            SandboxImage.For(Specs.OneHost("1.32.0", "artifacts: {imageRepository: registry.example/k8s}\nruntime: {sandboxImage: 'other/pause:1'}")));
}
