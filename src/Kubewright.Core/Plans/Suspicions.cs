namespace Kubewright.Core.Plans;

/// <summary>Which causes have been seen since when, and which of them counts. Symptoms are seen with their roots, sometimes sooner: while a root is suspected, what may follow from it waits a little.</summary>
internal sealed class Suspicions(IReadOnlyList<IStuckCause> causes)
{
    // A root that comes and goes must not hide for ever what holds without a break.
    private static readonly TimeSpan WaitsForRoots = TimeSpan.FromSeconds(5);

    private readonly Dictionary<IStuckCause, TimeSpan> _since = [];

    /// <summary>Takes in one more look.</summary>
    /// <param name="at">When it was, on a clock that only goes forward.</param>
    /// <returns>Why the command is hopeless; null where it is not, as far as can be told.</returns>
    public Stuck? Look(Situation situation, TimeSpan at)
    {
        var isRootSuspected = false;
        foreach (var cause in causes)
        {
            if (Planner.FirstUnknown(cause.Needs(situation.Blueprint, situation.Host), situation.Facts) is not null || cause.Judge(situation) is not { } stuck)
            {
                _since.Remove(cause);
                continue;
            }

            _since.TryAdd(cause, at);
            var overdue = at - _since[cause] - cause.Holds;
            if (overdue >= (isRootSuspected ? WaitsForRoots : TimeSpan.Zero))
            {
                return stuck;
            }

            isRootSuspected = true;
        }

        return null;
    }
}
