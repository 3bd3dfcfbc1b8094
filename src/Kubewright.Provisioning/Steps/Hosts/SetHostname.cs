using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.Hosts;

namespace Kubewright.Provisioning.Steps.Hosts;

/// <summary>The host has the name that the cluster file gives it, now and after a boot.</summary>
public sealed class SetHostname : IStep
{
    private const string File = "/etc/hostname";

    public string Title => "Set the hostname";

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) => [new(host, new Hostname()), new(host, new FileContent(File))];

    public Decision Decide(Situation situation)
    {
        var wanted = situation.Host.Name.ToString();
        var found = situation.Ask(new Hostname());
        var written = situation.Ask(new FileContent(File)).Text?.Trim();
        return found == wanted && written == wanted
            ? new Decision.Satisfied($"is {wanted}")
            : new Decision.Change(
                found == wanted ? $"{File} says '{written}'" : $"is {found}",
                [
                    new HostAction.WriteFile(File, wanted + "\n"),
                    new HostAction.RunCommand(new Command { Title = $"hostname {wanted}", Script = $"hostname {wanted}" })
                    {
                        UndoPrinter = "echo \"hostname $(uname -n)\"",
                    },
                ]);
    }
}
