namespace Kubewright.Core.Facts;

/// <summary>What a probe found out on one host. "Not there" is known; "could not ask" is unknown, and never counts as healthy.</summary>
public abstract record Fact
{
    private protected Fact()
    {
    }

    /// <summary>Why nothing is known; null where something is.</summary>
    public abstract string? WhyUnknown { get; }
}

/// <inheritdoc/>
public abstract record Fact<T> : Fact
{
    private Fact()
    {
    }

    public sealed record Known(T Value) : Fact<T>
    {
        public override string? WhyUnknown => null;
    }

    public sealed record Unknown(string Reason) : Fact<T>
    {
        public override string? WhyUnknown => Reason;
    }
}
