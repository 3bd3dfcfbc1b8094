using Kubewright.Core.Journals;

namespace Kubewright.Tests.Cli;

/// <summary>The events of a small run that fails on one of its hosts.</summary>
internal static class Events
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 3, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<RunEvent> OfFailedRun { get; } =
    [
        new RunStarted(At(0), "20261121-030000-a1b2", "demo", "apply", ["cp1", "w1"]),
        new StepStarted(At(0), "cp1", "Install", "Run containerd"),
        new StepStarted(At(0), "w1", "Install", "Run containerd"),
        new ActionStarted(At(0), "cp1", "Run containerd", "write /etc/containerd/config.toml"),
        new StepEnded(At(0.1), "w1", "Install", "Run containerd", StepOutcome.Ok, 0.1, "runs"),
        new StepEnded(At(2), "cp1", "Install", "Run containerd", StepOutcome.Changed, 2, "runs"),
        new StepStarted(At(2), "cp1", "Initialise", "Initialise the control plane"),
        new OutputLine(At(3), "cp1", "Initialise the control plane", "[preflight] Running\e[31m checks"),
        new StepEnded(At(33.25), "cp1", "Initialise", "Initialise the control plane", StepOutcome.Failed, 31.25, "'kubeadm init' ended with code 1")
        {
            Lines = ["[ERROR Port-6443]: Port 6443 is in use"],
        },
        new HostWaited(At(33.25), "w1", "Join", 33.15),
        new StepEnded(At(33.25), "w1", "Join", "Join as a worker", StepOutcome.Skipped, 0, "waits for 'Initialise', which failed on cp1"),
        new StepEnded(At(33.25), "w1", "Join", "Label the node", StepOutcome.Skipped, 0, "waits for 'Initialise', which failed on cp1"),
        new RunEnded(At(33.3), false, 33.3),
    ];

    private static DateTimeOffset At(double seconds) => Start + TimeSpan.FromSeconds(seconds);
}
