using Kubewright.Lab.Artifacts;
using Xunit;

namespace Kubewright.Tests.Lab.Artifacts;

public sealed class ImageReferenceTests
{
    [Theory]
    [InlineData("k8s.gcr.io/kube-proxy:v1.20.2", "k8s.gcr.io", "kube-proxy", "v1.20.2")]
    [InlineData("registry.k8s.io/coredns/coredns:v1.12.1", "registry.k8s.io/coredns", "coredns", "v1.12.1")]
    [InlineData("mirror.example:5000/k8s/etcd:3.5.16-0", "mirror.example:5000/k8s", "etcd", "3.5.16-0")]
    public void A_reference_is_taken_apart_and_put_together_again(string text, string prefix, string name, string tag)
    {
        var reference = ImageReference.Parse(text);

        Assert.Equal(new ImageReference(prefix, name, tag), reference);
        Assert.Equal(text, reference.ToString());
    }

    [Theory]
    [InlineData("kube-proxy")]
    [InlineData("mirror.example:5000/etcd")]
    [InlineData("mirror.example/etcd:")]
    public void Text_without_registry_or_tag_is_refused(string text) => Assert.Throws<FormatException>(() => ImageReference.Parse(text));

    [Fact]
    public void What_kubeadm_lists_is_found_by_name()
    {
        var listed = ImageReference.ParseList(
            """
            k8s.gcr.io/kube-apiserver:v1.20.2
            k8s.gcr.io/pause:3.2
            k8s.gcr.io/etcd:3.4.13-0
            k8s.gcr.io/coredns:1.7.0

            """);

        Assert.Equal(4, listed.Count);
        Assert.Equal("3.2", listed["pause"].Tag);
    }
}
