using System.Net;
using Kubewright.Core.Spec;
using Xunit;

namespace Kubewright.Tests.Core.Spec;

public sealed class CidrTests
{
    [Theory]
    [InlineData("10.244.0.0/16")]
    [InlineData("0.0.0.0/0")]
    [InlineData("fd00:10::/56")]
    public void Networks_are_read(string text) => Assert.Equal(text, Cidr.TryParse(text)?.ToString());

    [Theory]
    [InlineData("10.244.0.1/16")]
    [InlineData("10.244/16")]
    [InlineData("10.244.0.0")]
    [InlineData("10.244.0.0/33")]
    [InlineData("/16")]
    [InlineData("")]
    public void Everything_else_is_none(string text) => Assert.Null(Cidr.TryParse(text));

    [Theory]
    [InlineData("10.0.0.0/8", "10.1.0.0/16", true)]
    [InlineData("10.1.0.0/16", "10.0.0.0/8", true)]
    [InlineData("10.1.0.0/16", "10.2.0.0/16", false)]
    [InlineData("10.0.0.0/8", "fd00::/8", false)]
    public void Networks_overlap_where_one_contains_the_other(string left, string right, bool overlap) =>
        Assert.Equal(overlap, Cidr.TryParse(left)!.Value.Overlaps(Cidr.TryParse(right)!.Value));

    [Theory]
    [InlineData("10.96.0.0/12", 1, "10.96.0.1")]
    [InlineData("10.96.0.0/12", 300, "10.96.1.44")]
    [InlineData("fd00::/108", 10, "fd00::a")]
    public void Addresses_are_counted_from_the_networks_own(string network, int offset, string address) =>
        Assert.Equal(IPAddress.Parse(address), Cidr.TryParse(network)!.Value.AddressAt(offset));
}
