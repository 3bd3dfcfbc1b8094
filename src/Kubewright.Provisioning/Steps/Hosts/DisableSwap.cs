using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.Hosts;

namespace Kubewright.Provisioning.Steps.Hosts;

/// <summary>No swap is in use, and none comes back at boot: the kubelet refuses to start with swap.</summary>
public sealed class DisableSwap : IStep
{
    private const string Fstab = "/etc/fstab";
    private const string Mark = "# off for Kubernetes: ";

    public string Title => "Turn swap off";

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) => [new(host, new ActiveSwap()), new(host, new FileContent(Fstab))];

    public Decision Decide(Situation situation)
    {
        var active = situation.Ask(new ActiveSwap());
        var fstab = situation.Ask(new FileContent(Fstab)).Text ?? "";
        var without = WithoutSwap(fstab);
        var actions = new List<HostAction>();
        if (active.Count > 0)
        {
            actions.Add(new HostAction.RunCommand(new Command { Title = "swapoff -a", Script = "swapoff -a", Timeout = TimeSpan.FromMinutes(5) })
            {
                UndoPrinter = "echo 'echo swapon -a >>\"$last\"'",
            });
        }

        if (without != fstab)
        {
            actions.Add(new HostAction.WriteFile(Fstab, without));
        }

        return actions.Count == 0
            ? new Decision.Satisfied("no swap")
            : new Decision.Change(active.Count > 0 ? $"swap on {string.Join(", ", active)}" : $"{Fstab} brings swap back at boot", actions);
    }

    private static string WithoutSwap(string fstab) => string.Join('\n', fstab.Split('\n').Select(line =>
        !line.TrimStart().StartsWith('#') && line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries) is { Length: >= 3 } fields && fields[2] == "swap"
            ? Mark + line
            : line));
}
