using Kubewright.Core.Hosts;
using Kubewright.Remote.Ssh;
using Xunit;

namespace Kubewright.Tests.Remote.Ssh;

public sealed class SshFailureTests
{
    private static readonly Host Host = SshServer.HostWith(new Login { User = "ops" });

    [Theory]
    [InlineData("ssh: connect to host 10.0.0.1 port 22: Connection refused", "nothing answers at 127.0.0.1 port 22 (connection refused); start sshd")]
    [InlineData("ssh: connect to host 10.0.0.1 port 22: Connection timed out", "no answer from 127.0.0.1 port 22 in time; check that the host is up")]
    [InlineData("ssh: connect to host 10.0.0.1 port 22: No route to host", "there is no route to 127.0.0.1 or the host is down")]
    [InlineData("ssh: connect to host 10.0.0.1 port 22: Network is unreachable", "this machine has no route to 127.0.0.1")]
    [InlineData("Connection timed out during banner exchange", "no answer from 127.0.0.1 port 22 in time")]
    [InlineData("ssh: Could not resolve hostname jump: Name or service not known", "a host name on the way cannot be resolved; check HostName and ProxyJump")]
    [InlineData("ops@10.0.0.1: Permission denied (publickey).", "sshd does not let ops in with the keys of the SSH agent and ~/.ssh; put the public key into ops's")]
    [InlineData("sudo: a password is required", "ops logs in, but sudo asks for a password; give it with --ask-sudo-password or ssh.sudoPasswordFile, or let the user do without on the host")]
    [InlineData("ops is not in the sudoers file.", "ops logs in, but may not use sudo")]
    [InlineData("sudo: sorry, you must have a tty to run sudo", "ops logs in, but sudo wants a terminal")]
    [InlineData("bash: line 1: exec: sudo: not found", "ops logs in, but there is no sudo")]
    [InlineData("This account is currently not available.", "ops has no login shell")]
    [InlineData("No ED25519 host key is known for 10.0.0.1 and you have requested strict checking.\nHost key verification failed.", "its host key is not known")]
    [InlineData("kex_exchange_identification: read: Connection reset by peer\nConnection reset by 10.0.0.1 port 22", "the connection was reset before login; its journal")]
    [InlineData("mux_client_request_session: session request failed: Session open refused by peer", "sshd allows too few sessions")]
    public void What_ssh_says_becomes_a_sentence_with_a_remedy(string said, string sentence) =>
        Assert.StartsWith($"cp1 (127.0.0.1): {sentence}", SshFailure.Explain(Host, said).Message);

    [Theory]
    [InlineData("ssh: connect to host 10.0.0.1 port 22: Connection refused", ConnectionStage.Reach)]
    [InlineData("@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\nHost key verification failed.", ConnectionStage.ChangedKey)]
    [InlineData("No ED25519 host key is known for 10.0.0.1 and you have requested strict checking.\nHost key verification failed.", ConnectionStage.UnknownKey)]
    [InlineData("ops@10.0.0.1: Permission denied (publickey).", ConnectionStage.Login)]
    [InlineData("sudo: a password is required", ConnectionStage.Root)]
    [InlineData("what nobody has heard before", ConnectionStage.Reach)]
    public void How_far_it_came_is_told(string said, ConnectionStage stage) => Assert.Equal(stage, SshFailure.Explain(Host, said).Trouble.Stage);

    [Fact]
    public void A_changed_key_is_said_loudly_with_the_key_that_is_shown_now() => Assert.Contains(
        "SOMETHING ELSE ANSWERS IN ITS PLACE. It shows SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU now; if you know why, remove the old key with: ssh-keygen -R '127.0.0.1'",
        SshFailure.Explain(Host, "REMOTE HOST IDENTIFICATION HAS CHANGED!\nThe fingerprint for the ED25519 key sent by the remote host is\nSHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU.\n").Message);

    [Fact]
    public void What_is_not_known_is_shown_as_it_is_with_the_way_to_try_it() =>
        Assert.Equal(
            "cp1 (127.0.0.1): no session as ops on port 22 (Bad configuration option: x | terminating); try it by hand: ssh ops@127.0.0.1",
            SshFailure.Explain(Host, "Bad configuration option: x\nterminating\n").Message);

    [Fact]
    public void A_channel_without_its_connection_is_not_taken_for_sshd_closing_it() =>
        Assert.DoesNotContain("at once", SshFailure.Explain(Host, "Connection closed by UNKNOWN port 65535").Message);

    [Fact]
    public void A_lost_connection_says_during_what_and_why() =>
        Assert.Equal(
            "cp1 (127.0.0.1): the connection was lost while 'kubeadm init' ran (Timeout, server 10.0.0.1 not responding); how the command ended is not known",
            SshFailure.Lost(Host, "kubeadm init", "Timeout, server 10.0.0.1 not responding.\r\n"));
}
