namespace Kubewright.Core.Spec;

/// <summary>What came of reading a cluster file: a valid cluster, or everything that is wrong with it.</summary>
public abstract record SpecReading
{
    private SpecReading()
    {
    }

    public sealed record Valid(ClusterSpec Spec) : SpecReading;

    /// <summary>Errors in the order of the file; never empty.</summary>
    public sealed record Invalid(IReadOnlyList<SpecError> Errors) : SpecReading;
}
