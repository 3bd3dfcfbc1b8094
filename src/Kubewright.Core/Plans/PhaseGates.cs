using System.Collections.Concurrent;
using Kubewright.Core.Hosts;

namespace Kubewright.Core.Plans;

/// <summary>Says when all hosts of a phase have come through it, and lets hosts into a one-by-one phase in turn.</summary>
internal sealed class PhaseGates
{
    private readonly Dictionary<string, Gate> _gates;

    public PhaseGates(IEnumerable<Phase> phases) => _gates = phases.ToDictionary(phase => phase.Title, phase => new Gate(phase));

    /// <summary>Waits for the phases that this one comes after. Gives a sentence where one of them failed, null where all are through.</summary>
    public async Task<string?> WaitAsync(Phase phase, CancellationToken cancellationToken)
    {
        foreach (var earlier in phase.After)
        {
            if (await _gates[earlier.Title].Opened.Task.WaitAsync(cancellationToken) is { } failure && !phase.Always)
            {
                return failure;
            }
        }

        return null;
    }

    public Task EnterAsync(Phase phase, CancellationToken cancellationToken) => _gates[phase.Title].Turn?.WaitAsync(cancellationToken) ?? Task.CompletedTask;

    public void Leave(Phase phase) => _gates[phase.Title].Turn?.Release();

    /// <summary>A host is through a phase, or will never be.</summary>
    public void Through(Phase phase, Host host, bool succeeded) => _gates[phase.Title].Through(host, succeeded);

    private sealed class Gate
    {
        private readonly ConcurrentBag<Host> _failed = [];
        private readonly Phase _phase;
        private int _left;

        public Gate(Phase phase)
        {
            (_phase, _left, Turn) = (phase, phase.Hosts.Count, phase.OneByOne ? new SemaphoreSlim(1) : null);
            if (_left == 0)
            {
                Opened.SetResult(null);
            }
        }

        public TaskCompletionSource<string?> Opened { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public SemaphoreSlim? Turn { get; }

        public void Through(Host host, bool succeeded)
        {
            if (!succeeded)
            {
                _failed.Add(host);
            }

            if (Interlocked.Decrement(ref _left) == 0)
            {
                Opened.SetResult(_failed.IsEmpty ? null : $"waits for '{_phase.Title}', which failed on {string.Join(", ", _failed)}");
            }
        }
    }
}
