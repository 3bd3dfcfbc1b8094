using Kubewright.Lab;
using Kubewright.Lab.Artifacts.Source;
using Xunit;

namespace Kubewright.Tests.Lab.Artifacts.Source;

public sealed class VersionsOfOthersTests
{
    [Fact]
    public void The_source_package_names_its_version() => Assert.Equal(
        "1.20.5+really1.20.2-1.1+deb12u1",
        SourceTree.VersionOf(["Format: 3.0 (quilt)", "Source: kubernetes", "Version: 1.20.5+really1.20.2-1.1+deb12u1"]));

    [Fact]
    public void A_source_package_without_version_is_refused() => Assert.Throws<LabException>(() => SourceTree.VersionOf(["<html>"]));

    [Fact]
    public void Etcd_names_its_version() =>
        Assert.Equal("3.5.16", EtcdVersion.Parse("etcd Version: 3.5.16\nGit SHA: Not provided (use ./build instead of go build)\nGo Version: go1.24.0\n"));

    [Fact]
    public void Anything_else_is_no_version_of_etcd() => Assert.Null(EtcdVersion.Parse("chroot: failed to run command 'etcd'"));
}
