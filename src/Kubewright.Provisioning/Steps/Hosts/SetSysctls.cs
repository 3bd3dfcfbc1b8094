using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Provisioning.Config;

namespace Kubewright.Provisioning.Steps.Hosts;

/// <summary>Kernel parameters have the values that Kubernetes needs, now and after a boot, from a file of our own.</summary>
public sealed class SetSysctls : IStep
{
    public string Title => "Set kernel parameters";

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) => [new(host, Values(blueprint)), new(host, new FileContent(SysctlFile.Path))];

    public Decision Decide(Situation situation)
    {
        var found = situation.Ask(Values(situation.Blueprint));
        var wrong = SysctlFile.Values(situation.Spec).Where(wanted => found.GetValueOrDefault(wanted.Key) != wanted.Value).ToList();
        var text = SysctlFile.Write(situation.Spec);
        var actions = new List<HostAction>();
        if (situation.Ask(new FileContent(SysctlFile.Path)).Text != text)
        {
            actions.Add(new HostAction.WriteFile(SysctlFile.Path, text));
        }

        if (wrong.Count > 0)
        {
            var names = string.Join(' ', wrong.Select(value => value.Key));
            actions.Add(new HostAction.RunCommand(Command.Run("sysctl", "-q", "-p", SysctlFile.Path))
            {
                UndoPrinter = $"for name in {names}; do printf \"sysctl -qw %s='%s' || :\\n\" \"$name\" \"$(sysctl -n \"$name\")\"; done",
            });
        }

        return actions.Count == 0
            ? new Decision.Satisfied("as wanted")
            : new Decision.Change(
                wrong.Count > 0
                    ? string.Join(", ", wrong.Select(value => $"{value.Key} is {found.GetValueOrDefault(value.Key) ?? "not there"}, not {value.Value}"))
                    : "would not survive a boot",
                actions);
    }

    private static Sysctls Values(Blueprint blueprint) => new(string.Join(' ', SysctlFile.Values(blueprint.Spec).Select(value => value.Key)));
}
