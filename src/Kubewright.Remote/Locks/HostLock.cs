using Kubewright.Core.Hosts;

namespace Kubewright.Remote.Locks;

/// <summary>
/// Keeps two runs from working on a host at once. The lock is a file lock on the host, held by a process that lives as long as
/// the session's connection: a run that is killed gives it back by that alone, and nothing stale is ever left.
/// </summary>
public sealed class HostLock(TimeProvider time, Func<int, bool> isRunning)
{
    private const int Refused = 75;
    private const string Taken = "kubewright-lock-taken";

    /// <summary>How long a run of this machine that was killed a moment ago, or this run's own channel, which a busy host ends late, may take to lose the lock.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <param name="time">The clock.</param>
    public HostLock(TimeProvider time)
        : this(time, pid => Directory.Exists($"/proc/{pid}"))
    {
    }

    /// <summary>Takes the host's lock.</summary>
    /// <param name="session">For changes; the lock takes up one of its channels.</param>
    /// <param name="me">What a refused run is told.</param>
    /// <exception cref="HostLockedException">Another run holds it.</exception>
    /// <exception cref="HostUnreachableException">The host cannot be asked, or has nowhere to put a lock.</exception>
    public async Task<HeldHostLock> AcquireAsync(IHostSession session, LockHolder me, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        while (true)
        {
            var (held, holder) = await TryAsync(session, me, cancellationToken);
            if (held is not null)
            {
                return held;
            }

            var mayGo = holder is null || (holder.MachineId == me.MachineId && (holder.RunId == me.RunId || !isRunning(holder.ProcessId)));
            if (!mayGo || time.GetElapsedTime(start) >= Patience)
            {
                throw new HostLockedException(session.Host, holder);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(250), time, cancellationToken);
        }
    }

    private static async Task<(HeldHostLock? Held, LockHolder? Holder)> TryAsync(IHostSession session, LockHolder me, CancellationToken cancellationToken)
    {
        // Only until it is taken: a run that is cancelled still cleans up under its lock.
        var release = new CancellationTokenSource();
        await using var cancelled = cancellationToken.Register(release.Cancel);
        var taken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var holding = session.RunAsync(Holding(me), line => TakenBy(line, taken), release.Token);
        if (await Task.WhenAny(taken.Task, holding) == taken.Task)
        {
            return (new HeldHostLock(session.Host, holding, release), null);
        }

        using (release)
        {
            var result = await holding;
            return result.ExitCode == Refused
                ? (null, LockHolder.TryParse(result.Output))
                : throw new HostUnreachableException($"{session.Host}: the lock /run/kubewright.lock cannot be taken: {result.Error.Trim()}");
        }
    }

    private static void TakenBy(string line, TaskCompletionSource taken)
    {
        if (line == Taken)
        {
            taken.TrySetResult();
        }
    }

    private static Command Holding(LockHolder me) => new()
    {
        Title = "hold the host's lock",
        Timeout = Timeout.InfiniteTimeSpan,
        // The last program holds the open file, and with it the lock, until its process group is ended.
        Script = $$"""
            set -e
            umask 077
            exec 9>>/run/kubewright.lock
            flock -n -E {{Refused}} 9 || { code=$?; [ $code -ne {{Refused}} ] || cat /run/kubewright.lock.info; exit $code; }
            {{ShellText.Printed(me.ToText())}} >/run/kubewright.lock.info.new
            mv /run/kubewright.lock.info.new /run/kubewright.lock.info
            echo {{Taken}}
            exec sleep 2147483647
            """,
    };
}
