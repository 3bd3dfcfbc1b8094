using Kubewright.Core.Hosts;
using Kubewright.Remote.Local;
using Kubewright.Remote.Ssh;
using Xunit;

namespace Kubewright.Tests.Remote.Ssh;

/// <summary>How ssh is told a password: by this program, started by ssh, that asks the process which started ssh.</summary>
public sealed class PasswordAnswerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("kw-ask-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("admin@10.0.0.1's password: ", true)]
    [InlineData("(admin@10.0.0.1) Password: ", true)]
    [InlineData("Enter passphrase for key '/home/me/.ssh/id_ed25519': ", false)]
    [InlineData("Enter passphrase for key '/home/me/password': ", false)]
    [InlineData("New password: ", false)]
    [InlineData("Are you sure you want to continue connecting (yes/no/[fingerprint])? ", false)]
    [InlineData("Verification code: ", false)]
    public void Only_questions_for_the_password_are_answered_with_it(string question, bool answered) => Assert.Equal(answered, PasswordAnswer.IsForPassword(question));

    [Fact]
    public async Task The_program_as_ssh_starts_it_prints_the_password_and_nothing_has_it_before()
    {
        using var answer = PasswordAnswer.Listen(_folder, new Secret("o'p\"en $ésame"));
        var options = new SshOptions();
        var environment = answer.Environment(options.Askpass);

        var told = await AskAsync(environment, "admin@10.0.0.1's password: ");
        var refused = await AskAsync(environment, "Enter passphrase for key 'x': ");

        Assert.Equal((0, "o'p\"en $ésame\n", ""), (told.ExitCode, told.Output, told.Error));
        Assert.Equal((1, "", ""), (refused.ExitCode, refused.Output, refused.Error));
        Assert.DoesNotContain(environment.Values, value => value.Contains("ésame", StringComparison.Ordinal));
        Assert.Equal("force", environment["SSH_ASKPASS_REQUIRE"]);
    }

    [Fact]
    public void A_password_is_for_the_host_alone_and_not_for_jump_hosts()
    {
        var arguments = SshArguments.Master(SshServer.HostWith(new Login { Password = new Secret("hunter2"), Jumps = [new JumpHost("bastion")] }), "/tmp/s", TimeSpan.FromSeconds(10), "true");

        Assert.Contains("BatchMode=no", arguments);
        Assert.Contains("NumberOfPasswordPrompts=1", arguments);
        Assert.Contains("BatchMode=yes", arguments.Single(argument => argument.StartsWith("ProxyCommand=")));
        Assert.DoesNotContain(arguments, argument => argument.Contains("hunter2"));
    }

    private static Task<LocalProcessResult> AskAsync(IReadOnlyDictionary<string, string> environment, string question) =>
        LocalProcess.RunAsync(environment["SSH_ASKPASS"], [question], TimeSpan.FromSeconds(60), CancellationToken.None, environment: new Dictionary<string, string>(environment)
        {
            // As the launcher sets it: the runtime that this test runs on.
            ["DOTNET_ROOT"] = Path.GetDirectoryName(Environment.ProcessPath)!,
        });
}
