using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Inspection.Probes.Runtime;
using Kubewright.Provisioning.Packages;

namespace Kubewright.Provisioning.Steps.Hosts;

/// <summary>An upgrade of the system does not move what pods run under: the packages are held. Those that are not installed as packages need no hold.</summary>
public sealed class HoldPackages : IStep
{
    // Of the distributions and of Docker's repository.
    private static readonly PackageHolds Holds = new("containerd containerd.io runc");

    public string Title => "Hold packages";

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) => [new(host, Holds), new(host, new ContainerdVersion()), .. Distribution.Needs(host)];

    public Decision Decide(Situation situation)
    {
        if (situation.Ask(new ContainerdVersion()) is null)
        {
            return new Decision.Later("containerd is not installed yet");
        }

        var holds = situation.Ask(Holds);
        var free = holds.Where(package => !package.Value).Select(package => package.Key).Order(StringComparer.Ordinal).ToList();
        return (free, Distribution.Of(situation)) switch
        {
            ([], _) => new Decision.Satisfied(holds.Count == 0 ? "not installed as packages" : $"held: {string.Join(' ', holds.Keys.Order(StringComparer.Ordinal))}"),
            (_, null) => new Decision.Satisfied("held by whoever installed them: no package manager known here"),
            var (_, distribution) => new Decision.Change($"not held: {string.Join(' ', free)}", [distribution.Packages.Hold(free)]),
        };
    }
}
