namespace Kubewright.Core.Spec;

/// <summary>What the file says about the examination of hosts before anything is changed.</summary>
public sealed record PreflightSpec
{
    /// <summary>Codes of checks whose findings are shown, and refuse nothing.</summary>
    public IReadOnlyList<string> Accept { get; init; } = [];
}

/// <summary>The codes that a cluster file can name. Given to the reader, because the rules are not Core's.</summary>
/// <param name="Acceptable">Codes of the checks that may be accepted.</param>
/// <param name="Mandatory">Codes of those that may not.</param>
public sealed record PreflightCodes(IReadOnlyList<string> Acceptable, IReadOnlyList<string> Mandatory);
