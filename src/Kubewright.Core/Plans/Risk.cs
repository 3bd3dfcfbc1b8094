namespace Kubewright.Core.Plans;

/// <summary>What a change can cost, from harmless upward.</summary>
public enum Risk
{
    /// <summary>Nothing that runs is interrupted and nothing is lost.</summary>
    Safe,

    /// <summary>Something that runs is interrupted for a while.</summary>
    Disruptive,

    /// <summary>Something is lost that cannot be brought back.</summary>
    Destructive,
}
