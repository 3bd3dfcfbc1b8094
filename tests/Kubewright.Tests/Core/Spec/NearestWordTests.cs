using Kubewright.Core.Spec.Reading;
using Xunit;

namespace Kubewright.Tests.Core.Spec;

public sealed class NearestWordTests
{
    [Theory]
    [InlineData("adress", "address")]
    [InlineData("addres", "address")]
    [InlineData("addrses", "address")]
    [InlineData("ADDRESS", "address")]
    [InlineData("nmae", "name")]
    [InlineData("kubeletConfig", "kubeletConfiguration")]
    [InlineData("kube", null)]
    [InlineData("zzz", null)]
    [InlineData("", null)]
    public void It_is_what_was_meant_or_nothing(string written, string? meant) =>
        Assert.Equal(meant, NearestWord.Find(written, ["name", "address", "roles", "kubeletConfiguration", "kubeProxyConfiguration"]));

    [Fact]
    public void Nothing_is_near_where_nothing_is_known() => Assert.Null(NearestWord.Find("name", []));
}
