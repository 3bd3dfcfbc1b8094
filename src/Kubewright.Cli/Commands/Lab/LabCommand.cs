using System.CommandLine;

namespace Kubewright.Cli.Commands.Lab;

/// <summary>The verbs about labs.</summary>
internal sealed class LabCommand : Command
{
    public LabCommand(Composition on)
        : base("lab", "Boot real Linux hosts on this machine to try clusters on, in a network with no way out")
    {
        Add(new LabUpCommand(on));
        Add(new LabListCommand(on));
        Add(new LabSshCommand(on));
        Add(new LabExecCommand(on));
        Add(new LabHostCommand(
            on, "kill", "Cut a host's power at once; its disk stays", "off", (lab, name, host, cancel) => lab.KillAsync(name, host, cancel)));
        Add(new LabHostCommand(
            on, "start", "Give a host power again, with the disk that it had", "running", (lab, name, host, cancel) => lab.StartAsync(name, host, cancel)));
        Add(new LabHostCommand(
            on, "partition", "Cut a host off from the lab's network; it runs on", "cut off", (lab, name, host, cancel) => lab.PartitionAsync(name, host, cancel)));
        Add(new LabHostCommand(
            on, "heal", "Connect a host that was cut off", "connected", (lab, name, host, cancel) => lab.HealAsync(name, host, cancel)));
        Add(new LabDownCommand(on));
    }
}
