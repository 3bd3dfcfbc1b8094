using System.Text.Json;
using Kubewright.Cli.Keys;
using Kubewright.Core.Hosts;
using Kubewright.Remote.Local;
using Xunit;

namespace Kubewright.Tests.Cli;

/// <summary>Which key goes to which host, what is done there, and what is said about it.</summary>
public sealed class KeysDeployTests : IDisposable
{
    private const string Key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIK6HA3Sd+227Ufs54L2LFbxDl/Jk8jOSvcBMk/vLsZPz it's \"mine\"";

    private readonly CommandLine _line = new() { Typed = "typed" };

    public void Dispose() => _line.Dispose();

    [Fact]
    public async Task A_key_goes_to_every_host_and_is_tried_alone_afterwards()
    {
        _line.WriteCluster("ssh: {user: ubuntu}");
        _line.Write("id.pub", Key + "\n");
        _line.Hosts.Answer = (host, command) => new CommandResult(0, command.Script.Contains("authorized_keys") ? host.ToString() == "cp1" ? "added\n" : "present\n" : "", "");

        Assert.Equal(0, await _line.RunAsync("keys", "deploy", "--public-key", "id.pub", "--ask-password", "--output", "json"));

        var hosts = JsonDocument.Parse(_line.Out).RootElement.GetProperty("hosts").EnumerateArray().ToList();
        Assert.Equal(["cp1 added True", "w1 present True"], hosts.Select(host => $"{host.GetProperty("name")} {host.GetProperty("key")} {host.GetProperty("logsIn").GetBoolean()}"));
        Assert.Equal(["False typed", "False typed", "False", "False"], _line.Hosts.Logins.Select(login => $"{login.AsRoot} {login.Password?.Reveal()}".Trim()).OrderDescending());
        Assert.DoesNotContain("typed", _line.Out + _line.Error);
    }

    [Fact]
    public async Task A_host_that_cannot_be_reached_fails_and_the_others_go_on()
    {
        _line.WriteCluster();
        _line.Write("id.pub", Key);
        _line.Hosts.Unreachable["w1"] = "w1 is away";
        _line.Hosts.Answer = (_, _) => new CommandResult(0, "present\n", "");

        Assert.Equal(3, await _line.RunAsync("keys", "deploy", "--public-key", "id.pub"));

        Assert.Contains("cp1  192.168.2.11  present  root logs in with the key in ", _line.Out);
        Assert.Contains("w1   192.168.2.21  failed   w1 is away", _line.Out);
    }

    [Fact]
    public async Task A_private_key_never_leaves_this_machine()
    {
        _line.WriteCluster();
        _line.Write("id", "-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n-----END OPENSSH PRIVATE KEY-----\n");

        Assert.Equal(2, await _line.RunAsync("keys", "deploy", "--public-key", "id"));

        Assert.Equal($"{_line.Folder}/id is not one public key\n    name the file that ends in .pub; a private key never leaves this machine\n", _line.Error);
        Assert.Empty(_line.Hosts.Connected);
    }

    [Fact]
    public async Task Without_a_key_in_the_file_one_has_to_be_named()
    {
        _line.WriteCluster();

        Assert.Equal(2, await _line.RunAsync("keys", "deploy"));

        Assert.Equal("the cluster file names no key for cp1\n    write ssh.key, or name the public key with --public-key\n", _line.Error);
    }

    [Fact]
    public async Task A_key_is_made_only_where_that_is_asked_for_and_once()
    {
        _line.WriteCluster("ssh: {key: keys/cluster}");
        _line.Hosts.Answer = (_, _) => new CommandResult(0, "added\n", "");
        var path = Path.Combine(_line.Folder, "keys/cluster");

        Assert.Equal(2, await _line.RunAsync("keys", "deploy"));
        Assert.Equal($"there is no private key {path}\n    make one with --generate, or correct ssh.key\n", _line.Error);
        Assert.False(File.Exists(path));

        Assert.Equal(0, await _line.RunAsync("keys", "deploy", "--generate"));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        var made = await File.ReadAllTextAsync($"{path}.pub");
        Assert.EndsWith(" kubewright demo\n", made);

        // Without its public half beside it, the key itself tells it.
        File.Delete($"{path}.pub");
        Assert.Equal(0, await _line.RunAsync("keys", "deploy", "--generate"));
        Assert.False(File.Exists($"{path}.pub"));
    }

    [Fact]
    public async Task A_password_file_is_for_its_owner_alone()
    {
        _line.WriteCluster();
        _line.Write("id.pub", Key);
        File.SetUnixFileMode(_line.Write("secret", "x\n"), UnixFileMode.UserRead | UnixFileMode.GroupRead);

        Assert.Equal(2, await _line.RunAsync("keys", "deploy", "--public-key", "id.pub", "--password-file", "secret"));

        Assert.Equal($"others than its owner may read {_line.Folder}/secret\n    chmod 600 {_line.Folder}/secret\n", _line.Error);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("# mine\nssh-rsa AAAAold another\n")]
    [InlineData("ssh-rsa AAAAold without the line's end")]
    public async Task The_script_adds_the_line_once_and_keeps_what_was_there(string? before)
    {
        var ssh = Path.Combine(_line.Folder, ".ssh");
        var file = Path.Combine(ssh, "authorized_keys");
        if (before is not null)
        {
            Directory.CreateDirectory(ssh, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead);
            await File.WriteAllTextAsync(file, before);
        }

        Assert.Equal("added\n", await PutAsync());
        Assert.Equal("present\n", await PutAsync());

        Assert.Equal((before is null or "" ? "" : before.TrimEnd('\n') + "\n") + Key + "\n", await File.ReadAllTextAsync(file));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(ssh));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ssh-ed25519")]
    [InlineData("ssh-ed25519 short")]
    [InlineData(Key + "\n" + Key)]
    [InlineData("command=\"x\" " + Key)]
    [InlineData("ssh-dss AAAAB3NzaC1kc3MAAACBAKq1 old")]
    public void What_is_not_one_plain_key_is_refused(string text) => Assert.Null(PublicKey.TryParse(text));

    private async Task<string> PutAsync() => (await LocalProcess.DemandAsync(
        "/bin/sh", [], TimeSpan.FromSeconds(10), CancellationToken.None, KeyScript.For(PublicKey.TryParse(Key)!).Script, new Dictionary<string, string> { ["HOME"] = _line.Folder }))!;
}
