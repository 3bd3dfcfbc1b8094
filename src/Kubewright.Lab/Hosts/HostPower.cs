using Kubewright.Lab.Network;
using Kubewright.Remote.Local;

namespace Kubewright.Lab.Hosts;

/// <summary>Switches lab hosts on and off.</summary>
internal sealed class HostPower(HostProcesses processes, LabCgroups cgroups, TimeProvider time)
{
    private static readonly TimeSpan LaunchLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BootLimit = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(40);

    /// <summary>Boots a host that is off, and waits until it lets people log in. One that is on is left as it is.</summary>
    /// <exception cref="LabException">It does not boot; the message has the end of its console.</exception>
    public async Task StartAsync(LabLayout layout, LabHost host, CancellationToken cancellationToken)
    {
        if (processes.Init(layout.Name, host.Name) is null)
        {
            await KillAsync(layout, host, cancellationToken);
            await LaunchAsync(layout, host, cancellationToken);
        }

        await WaitAsync(layout, host, cancellationToken);
    }

    /// <summary>Cuts a host's power: no process says goodbye, no connection is closed, the network forgets it at once. One that is off stays off.</summary>
    /// <exception cref="LabException">A process does not end.</exception>
    public async Task KillAsync(LabLayout layout, LabHost host, CancellationToken cancellationToken)
    {
        var machine = LabNames.Machine(layout.Name, host.Name);
        var network = new LabNetwork(layout.Name);
        if (processes.Any(layout.Name, host.Name))
        {
            // Dying processes have the kernel close their connections, and a host without power sends no such packets.
            await network.UnplugAsync(machine, cancellationToken);
            await processes.KillAsync(layout.Name, host.Name, cancellationToken);
        }

        await network.RemoveCableAsync(machine, cancellationToken);
    }

    private static string Tail(HostDisk disk) => File.Exists(disk.ConsoleLog)
        ? string.Join(" | ", File.ReadLines(disk.ConsoleLog).Where(line => line.Trim().Length > 0).TakeLast(6))
        : "nothing";

    private async Task LaunchAsync(LabLayout layout, LabHost host, CancellationToken cancellationToken)
    {
        var disk = HostDisk.Of(layout, host);
        var groups = cgroups.Create(layout.Name, host.Name);
        await File.WriteAllTextAsync(disk.BootScript, BootScript.For(layout, host, disk, groups), cancellationToken);

        // A session of its own: the host lives on when this process or its terminal ends.
        var launched = await LocalProcess.RunAsync(
            "setsid",
            ["--fork", .. layout.EnterArguments, "unshare", "--mount", "--propagation", "private", "sh", disk.BootScript],
            LaunchLimit,
            cancellationToken);
        if (launched.ExitCode != 0 || launched.Error.Length > 0)
        {
            throw new LabException($"host {host.Name} of lab {layout.Name} cannot be started: {launched.LastLines(4)}");
        }
    }

    private async Task WaitAsync(LabLayout layout, LabHost host, CancellationToken cancellationToken)
    {
        var door = new SshDoor(layout.Namespace, time);
        var start = time.GetTimestamp();
        while (!await door.AnswersAsync(host.Address, cancellationToken))
        {
            var disk = HostDisk.Of(layout, host);
            var waited = time.GetElapsedTime(start);
            if (waited > Grace && !processes.Any(layout.Name, host.Name))
            {
                throw new LabException($"host {host.Name} of lab {layout.Name} ended while it booted; its console ({disk.ConsoleLog}) ends with: {Tail(disk)}");
            }

            if (waited > BootLimit)
            {
                throw new LabException($"host {host.Name} of lab {layout.Name} boots, but its SSH server does not answer at {host.Address} "
                    + $"after {BootLimit.TotalSeconds:0} s; its console ({disk.ConsoleLog}) ends with: {Tail(disk)}");
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }
}
