using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Provisioning.Config;

namespace Kubewright.Provisioning.Steps.Hosts;

/// <summary>The kernel features that Kubernetes needs are there, now and after a boot. Built in counts as loaded.</summary>
public sealed class LoadKernelModules : IStep
{
    public string Title => "Load kernel modules";

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) => [new(host, new MissingKernelFeatures()), new(host, new FileContent(ModulesFile.Path))];

    public Decision Decide(Situation situation)
    {
        var missing = situation.Ask(new MissingKernelFeatures());
        var isWritten = situation.Ask(new FileContent(ModulesFile.Path)).Text == ModulesFile.Text;
        var actions = new List<HostAction>();
        if (!isWritten)
        {
            actions.Add(new HostAction.WriteFile(ModulesFile.Path, ModulesFile.Text));
        }

        if (missing.Count > 0)
        {
            actions.Add(new HostAction.RunCommand(Command.Run("modprobe", ["-a", .. missing])));
        }

        return actions.Count == 0
            ? new Decision.Satisfied("loaded or built in")
            : new Decision.Change(missing.Count > 0 ? $"not loaded: {string.Join(", ", missing)}" : "would not be loaded at boot", actions);
    }
}
