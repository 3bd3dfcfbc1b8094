using Kubewright.Lab.Artifacts.Source;
using Xunit;

namespace Kubewright.Tests.Lab.Artifacts.Source;

public sealed class KubernetesRecipeTests
{
    [Fact]
    public void The_key_tells_version_origin_and_architecture() =>
        Assert.Matches("^v1\\.20\\.2-debian-arm64-[0-9a-f]{12}$", KubernetesRecipe.Key("arm64", CrictlSource.Read()));

    [Fact]
    public void Another_source_of_crictl_is_another_key() =>
        Assert.NotEqual(KubernetesRecipe.Key("amd64", "package main"), KubernetesRecipe.Key("amd64", "package main // changed"));

    [Theory]
    [InlineData("-X k8s.io/kubernetes/vendor/k8s.io/component-base/version.gitVersion=v1.20.2")]
    [InlineData("-X k8s.io/kubernetes/vendor/k8s.io/component-base/version.gitMinor=20")]
    [InlineData("-X k8s.io/kubernetes/vendor/k8s.io/client-go/pkg/version.gitTreeState=clean")]
    [InlineData("-X main.labVersion=lab-1")]
    public void Programs_are_told_their_version(string flag) => Assert.Contains(flag, KubernetesRecipe.LinkerFlags);

    [Fact]
    public void Everything_that_goes_into_files_and_images_is_compiled() =>
        Assert.Equal(
            [
                "./cmd/kubeadm", "./cmd/kubelet", "./cmd/kubectl", "./cmd/kube-apiserver", "./cmd/kube-controller-manager", "./cmd/kube-scheduler",
                "./cmd/kube-proxy", "./cmd/crictl", "./test/images/agnhost",
            ],
            KubernetesRecipe.GoPackages);
}
