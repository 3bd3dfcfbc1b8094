using Kubewright.Core.Hosts;
using Kubewright.Remote.Local;
using Kubewright.Remote.Ssh;
using Xunit;

namespace Kubewright.Tests.Remote.Ssh;

public sealed class RootShellTests
{
    private static readonly Login Admin = new() { User = "admin" };

    [Fact]
    public void A_user_other_than_root_goes_through_sudo_which_never_asks_unless_there_is_an_answer()
    {
        Assert.StartsWith("exec env ", RootShell.Command(new Login { SudoPassword = new Secret("x") }, "n"));
        Assert.StartsWith("exec sudo -n env ", RootShell.Command(Admin, "n"));
        Assert.StartsWith("exec sudo -S -p ", RootShell.Command(Admin with { SudoPassword = new Secret("hunter2") }, "n"));
        Assert.DoesNotContain("hunter2", RootShell.Command(Admin with { SudoPassword = new Secret("hunter2") }, "n"));
    }

    [Fact]
    public void Behind_a_jump_host_artifacts_come_from_the_hosts_own_loopback() =>
        Assert.Contains(" KUBEWRIGHT_CONTROLLER=127.0.0.1 ", RootShell.Command(Admin with { Jumps = [new JumpHost("bastion")] }, "n"));

    [Fact]
    public async Task The_shell_behind_sudo_reports_and_then_reads_its_commands()
    {
        // A sudo that asks, as the real one does with -S: the question on the error stream, a line from the input and no more.
        var folder = Directory.CreateTempSubdirectory("kw-sudo-").FullName;
        var sudo = Path.Combine(folder, "sudo");
        await File.WriteAllTextAsync(sudo, "#!/bin/sh\n[ \"$1 $2\" = '-S -p' ] || exit 9; printf %s \"$3\" >&2; IFS= read -r given; shift 3; [ \"$given\" = secret ] && unset given && exec \"$@\"\n");
        File.SetUnixFileMode(sudo, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var command = RootShell.Command(Admin with { SudoPassword = new Secret("secret") }, "0a1b");

        var result = await LocalProcess.RunAsync("/bin/sh", ["-c", $"PATH={folder}:$PATH; {command}"], TimeSpan.FromSeconds(10), CancellationToken.None, "secret\necho \"read $given\"\n");
        Directory.Delete(folder, recursive: true);

        Assert.Equal((0, "read \n", "\u001e0a1b password\n\u001e0a1b root\n"), (result.ExitCode, result.Output, result.Error));
    }
}
