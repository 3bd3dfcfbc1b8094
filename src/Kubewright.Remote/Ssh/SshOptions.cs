namespace Kubewright.Remote.Ssh;

/// <summary>Limits of the SSH transport, and its clock.</summary>
public sealed record SshOptions
{
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Longest time for the TCP connection and ssh's handshake.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest time from there to the first answer: login, sudo and the start of the agent.</summary>
    public TimeSpan GreetingTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The program that ssh starts to be told a password: this one, which ends in <see cref="Ssh.Askpass"/>.</summary>
    public string Askpass { get; init; } = Path.Combine(AppContext.BaseDirectory, "kubewright");

    /// <summary>Longest time to wait for word that a cancelled command has been ended on the host.</summary>
    public TimeSpan EndTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Commands that run side by side on one host. With the connection's own session this stays under sshd's MaxSessions of 10.</summary>
    public int Channels { get; init; } = 8;
}
