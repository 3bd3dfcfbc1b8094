namespace Kubewright.Core.Hosts;

/// <summary>How SSH logs in to a host. What is not given here, <c>~/.ssh/config</c> and the agent decide.</summary>
public sealed record Login
{
    /// <summary>Another user than root becomes root by sudo: without a password, or with <see cref="SudoPassword"/>.</summary>
    public string User { get; init; } = "root";

    public int Port { get; init; } = 22;

    /// <summary>Path of the private key; none means those of the agent and of ssh's configuration.</summary>
    public string? KeyFile { get; init; }

    /// <summary>Hosts on the way, in order; none means that the host is reached directly, or as ssh's configuration says.</summary>
    public IReadOnlyList<JumpHost> Jumps { get; init; } = [];

    /// <summary>What sudo asks for. Never goes into arguments, environments or files.</summary>
    public Secret? SudoPassword { get; init; }

    /// <summary>For logging in where no key does yet; none means that only keys do.</summary>
    public Secret? Password { get; init; }

    /// <summary>Whether commands run as root. Otherwise they run as the user who logs in, for what concerns that user alone.</summary>
    public bool AsRoot { get; init; } = true;

    /// <summary>Whether the key of a host that was never seen before is taken and kept in the known_hosts file. A changed key is refused all the same.</summary>
    public bool AcceptsNewHostKey { get; init; }

    /// <summary>Path of the known_hosts file; none means the user's own. Host keys are always verified.</summary>
    public string? KnownHostsFile { get; init; }
}
