namespace Kubewright.Core.Hosts;

/// <summary>Why no session to a host came about.</summary>
/// <param name="Stage">How far it came.</param>
/// <param name="Why">What happened and why, without the host's name.</param>
/// <param name="Remedy">What to do about it; null where the sentence says it.</param>
public sealed record ConnectionTrouble(ConnectionStage Stage, string Why, string? Remedy = null);

/// <summary>What stands between us and a host, in the order in which it is met.</summary>
public enum ConnectionStage
{
    /// <summary>Nothing answers, or not in time.</summary>
    Reach,

    /// <summary>The host's key is another one than the one that is known.</summary>
    ChangedKey,

    /// <summary>The host's key is not known.</summary>
    UnknownKey,

    /// <summary>sshd lets nobody in with what it was offered.</summary>
    Login,

    /// <summary>The user may not become root.</summary>
    Root,
}
