using Kubewright.Core.Hosts;
using Xunit;

namespace Kubewright.Tests.Core.Hosts;

public sealed class JumpHostTests
{
    [Theory]
    [InlineData("bastion", "bastion", null, null)]
    [InlineData("admin@bastion.example.com:2222", "bastion.example.com", "admin", 2222)]
    [InlineData("10.0.0.1:22", "10.0.0.1", null, 22)]
    [InlineData("fd00::1", "fd00::1", null, null)]
    [InlineData("ops@[fd00::1]:22", "fd00::1", "ops", 22)]
    public void A_jump_host_is_written_as_for_ssh(string text, string address, string? user, int? port)
    {
        Assert.Equal(new JumpHost(address, user, port), JumpHost.TryParse(text));
        Assert.Equal(text, new JumpHost(address, user, port).ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("a,b")]
    [InlineData("a b")]
    [InlineData("-oProxyCommand=x")]
    [InlineData("u@-h")]
    [InlineData("@h")]
    [InlineData("h:0")]
    [InlineData("h:65536")]
    [InlineData("h:")]
    [InlineData("[fd00::1")]
    [InlineData("fd00::1::2")]
    [InlineData("ssh://h")]
    public void What_ssh_would_take_for_something_else_is_no_jump_host(string text) => Assert.Null(JumpHost.TryParse(text));
}
