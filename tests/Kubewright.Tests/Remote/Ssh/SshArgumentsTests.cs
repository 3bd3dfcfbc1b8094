using Kubewright.Core.Hosts;
using Kubewright.Remote.Ssh;
using Xunit;

namespace Kubewright.Tests.Remote.Ssh;

public sealed class SshArgumentsTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);

    [Fact]
    public void Host_keys_are_always_verified_and_nothing_is_asked()
    {
        var arguments = Master(new Login());

        Assert.Contains("StrictHostKeyChecking=yes", arguments);
        Assert.Contains("BatchMode=yes", arguments);
    }

    [Fact]
    public void What_the_login_leaves_open_is_left_to_sshs_configuration()
    {
        var arguments = Master(new Login());

        Assert.DoesNotContain(arguments, argument => argument.StartsWith("Port=") || argument.StartsWith("Identit") || argument.StartsWith("UserKnownHosts"));
        Assert.Equal(["-l", "root", "--", "127.0.0.1", "true"], arguments.TakeLast(5));
    }

    [Fact]
    public void A_port_a_key_and_a_known_hosts_file_are_passed_on_quoted()
    {
        var arguments = Master(new Login { User = "ops", Port = 2222, KeyFile = "/my keys/100%", KnownHostsFile = "/a \"b\"" });

        Assert.Contains("Port=2222", arguments);
        Assert.Contains("IdentityFile=\"/my keys/100%%\"", arguments);
        Assert.Contains("IdentitiesOnly=yes", arguments);
        Assert.Contains("UserKnownHostsFile=\"/a \\\"b\\\"\"", arguments);
        Assert.Equal("ops", arguments[arguments.ToList().IndexOf("-l") + 1]);
    }

    private static IReadOnlyList<string> Master(Login login) => SshArguments.Master(SshServer.HostWith(login), "/tmp/s", Timeout, "true");
}
