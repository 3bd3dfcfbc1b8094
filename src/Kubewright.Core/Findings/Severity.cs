namespace Kubewright.Core.Findings;

/// <summary>How much a finding matters.</summary>
public enum Severity
{
    /// <summary>Good to know; nothing is wrong yet.</summary>
    Info,

    /// <summary>To be known; nothing is refused for it.</summary>
    Warning,

    /// <summary>Not as it has to be.</summary>
    Error,
}
