namespace Kubewright.Core.Plans;

/// <summary>A step could not bring its host into the state it is for. Stays inside the executor: it ends the host's pipeline.</summary>
internal sealed class StepFailedException(string why, IReadOnlyList<string> lines) : Exception(why)
{
    public IReadOnlyList<string> Lines { get; } = lines;
}
