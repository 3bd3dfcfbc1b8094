namespace Kubewright.Cli.Runs;

/// <summary>What of the cluster is to fail, and how.</summary>
internal sealed record FailoverRequest
{
    public static FailoverRequest None { get; } = new();

    /// <summary>Whether the virtual address is moved by stopping keepalived on its holder.</summary>
    public bool MoveAddress { get; init; }

    /// <summary>Whether every control plane and every load balancer is taken away in turn.</summary>
    public bool LoseHosts { get; init; }

    /// <summary>Of these, the ones to take away; empty means all.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>Whether hosts lose their network instead of their power, though there is a power switch.</summary>
    public bool ByNetwork { get; init; }

    /// <summary>Shell command of this machine that cuts a host's power, with <c>{host}</c> and <c>{address}</c> in it; null where there is none.</summary>
    public string? PowerOff { get; init; }

    /// <summary>The one that gives the power back.</summary>
    public string? PowerOn { get; init; }
}
