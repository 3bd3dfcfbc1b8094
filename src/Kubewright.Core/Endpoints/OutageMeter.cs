namespace Kubewright.Core.Endpoints;

/// <summary>What a client that asks at a fixed rate saw, and how long it was without an answer.</summary>
/// <param name="interval">Time between two questions.</param>
public sealed class OutageMeter(TimeSpan interval)
{
    private readonly List<Poll> _polls = [];
    private readonly Lock _lock = new();

    /// <summary>Notes one question: when it was sent, when it was over, and whether it was answered well.</summary>
    public void Add(TimeSpan sent, TimeSpan over, bool ok)
    {
        lock (_lock)
        {
            _polls.Add(new Poll(sent, over, ok));
        }
    }

    /// <summary>When the first good answer was there; null where there was none.</summary>
    public TimeSpan? First
    {
        get
        {
            lock (_lock)
            {
                return _polls.Where(poll => poll.Ok).Select(poll => (TimeSpan?)poll.Over).Min();
            }
        }
    }

    /// <summary>
    /// The longest time from one good answer to the next, less the interval that lies between questions anyway. Answers that only came late count as time without
    /// one. An outage that has not ended counts up to now.
    /// </summary>
    /// <param name="from">What was answered before does not count.</param>
    public TimeSpan Longest(TimeSpan from, TimeSpan now)
    {
        lock (_lock)
        {
            var (longest, last) = (TimeSpan.Zero, from);
            foreach (var answered in _polls.Where(poll => poll.Ok && poll.Over >= from && poll.Over <= now).Select(poll => poll.Over).Order().Append(now))
            {
                longest = answered - last > longest ? answered - last : longest;
                last = answered;
            }

            return longest > interval ? longest - interval : TimeSpan.Zero;
        }
    }

    /// <summary>Whether the questions sent in the last stretch of time were answered, all of them well, and not fewer than half of those that were due.</summary>
    public bool IsSteady(TimeSpan now, TimeSpan stretch)
    {
        lock (_lock)
        {
            var recent = _polls.Where(poll => poll.Sent >= now - stretch).ToList();
            return recent.Count * 2 * interval >= stretch && recent.TrueForAll(poll => poll.Ok);
        }
    }

    private readonly record struct Poll(TimeSpan Sent, TimeSpan Over, bool Ok);
}
