namespace Kubewright.Core.Plans;

/// <summary>What to look for while a command runs, so that one that cannot succeed is stopped with the reason instead of waited for.</summary>
/// <param name="Causes">Roots before what follows from them: of several that hold, the first is named.</param>
public sealed record CommandWatch(IReadOnlyList<IStuckCause> Causes)
{
    /// <summary>Time between two looks.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>What to say to a line of the command's that misleads readers; null to all others. Such a line is never given as a reason.</summary>
    public Func<string, string?> Remark { get; init; } = _ => null;
}
