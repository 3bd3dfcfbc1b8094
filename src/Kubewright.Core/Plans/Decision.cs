namespace Kubewright.Core.Plans;

/// <summary>What a step makes of a situation.</summary>
public abstract record Decision(string Why)
{
    /// <summary>The host is as the step wants it.</summary>
    public sealed record Satisfied(string Why) : Decision(Why);

    /// <summary>Something is to be done, and this is all of it.</summary>
    public sealed record Change(string Why, IReadOnlyList<HostAction> Actions) : Decision(Why)
    {
        /// <summary>What the change can cost; said before it is made.</summary>
        public Risk Risk { get; init; } = Risk.Safe;
    }

    /// <summary>Nothing to do yet: something else has to happen first.</summary>
    public sealed record Later(string Why) : Decision(Why);

    /// <summary>It cannot be done as things are.</summary>
    public sealed record Blocked(string Why, string Remedy) : Decision(Why);
}
