using Kubewright.Core.Hosts;
using Xunit;

namespace Kubewright.Tests.Cli;

/// <summary>How passwords come to the logins, and ports to hosts behind jump hosts.</summary>
public sealed class SudoPasswordTests : IDisposable
{
    private readonly List<CommandLine> _lines = [];

    public void Dispose() => _lines.ForEach(line => line.Dispose());

    [Fact]
    public async Task The_password_is_asked_for_once_and_goes_to_every_user_who_is_not_root_and_has_none()
    {
        var line = Line("typed");
        line.WriteCluster("ssh: {user: ubuntu}");

        Assert.Equal(0, await line.RunAsync("ping", "--ask-sudo-password"));

        Assert.Equal(["typed", "typed"], line.Hosts.Logins.Select(login => login.SudoPassword?.Reveal()));
        Assert.Single(line.Hosts.Logins.Select(login => login.SudoPassword).Distinct());
        Assert.Equal("Password for sudo on the hosts: ", line.Error[..32]);
        Assert.DoesNotContain("typed", line.Error + line.Out);
    }

    [Fact]
    public async Task Nothing_is_asked_for_users_who_need_nothing()
    {
        var line = Line(null);
        line.WriteCluster();

        Assert.Equal(0, await line.RunAsync("ping", "--ask-sudo-password"));

        Assert.All(line.Hosts.Logins, login => Assert.Null(login.SudoPassword));
    }

    [Fact]
    public async Task Where_nobody_can_be_asked_the_remedy_is_a_file()
    {
        var line = Line(null);
        line.WriteCluster("ssh: {user: ubuntu}");

        Assert.Equal(2, await line.RunAsync("ping", "--ask-sudo-password"));

        Assert.Equal("a password is to be asked for, and there is no terminal to ask at\n    write ssh.sudoPasswordFile in the cluster file\n", line.Error);
        Assert.Empty(line.Hosts.Connected);
    }

    [Fact]
    public async Task A_password_comes_from_its_file_which_nobody_else_may_read()
    {
        var line = Line(null);
        line.WriteCluster("ssh: {user: ubuntu, sudoPasswordFile: sudo, jump: ops@bastion}");
        File.SetUnixFileMode(line.Write("sudo", "from the file\n"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        Assert.Equal(2, await line.RunAsync("ping"));
        Assert.Contains($"others than its owner may read {line.Folder}/sudo", line.Error);

        File.SetUnixFileMode(Path.Combine(line.Folder, "sudo"), UnixFileMode.UserRead);
        Assert.Equal(0, await line.RunAsync("ping"));
        Assert.All(line.Hosts.Logins, login => Assert.Equal("from the file", login.SudoPassword?.Reveal()));
        Assert.All(line.Hosts.Logins, login => Assert.Equal([new JumpHost("bastion", "ops")], login.Jumps));
    }

    [Fact]
    public async Task A_host_says_for_itself_how_it_is_reached()
    {
        var line = Line(null);
        File.SetUnixFileMode(line.Write("one", "1"), UnixFileMode.UserRead);
        File.SetUnixFileMode(line.Write("two", "2"), UnixFileMode.UserRead);
        line.Write("cluster.yaml", """
            apiVersion: kubewright.io/v1alpha1
            kind: Cluster
            version: 1.32.0
            ssh: {user: ubuntu, sudoPasswordFile: one, jump: [a, b]}
            hosts:
              - {name: cp1, address: 192.168.2.11}
              - {name: w1, address: 192.168.2.21, sudoPasswordFile: two, jump: []}
            """);

        Assert.Equal(0, await line.RunAsync("ping"));

        Assert.Equal(["1 a,b", "2 "], line.Hosts.Logins.Select(login => $"{login.SudoPassword!.Reveal()} {string.Join(',', login.Jumps)}").Order());
    }

    private CommandLine Line(string? typed)
    {
        _lines.Add(new CommandLine { Typed = typed });
        return _lines[^1];
    }
}
