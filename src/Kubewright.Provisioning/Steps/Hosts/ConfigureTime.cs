using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Provisioning.Config;
using Kubewright.Provisioning.Packages;

namespace Kubewright.Provisioning.Steps.Hosts;

/// <summary>chronyd runs with the servers that the cluster file names, and nothing else sets the clock.</summary>
public sealed class ConfigureTime : IStep
{
    private static readonly ConfiguredUnit OfDebian = new("chrony.service", [ChronyConfig.DebianPath], UnitState.Restarted);

    private static readonly ConfiguredUnit OfRedHat = new("chronyd.service", [ChronyConfig.RedHatPath], UnitState.Restarted);

    public string Title => "Run the time service";

    public TimeSpan Settle => TimeSpan.FromSeconds(10);

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) =>
        [.. Distribution.Needs(host), .. OfDebian.Needs(host), .. OfRedHat.Needs(host), new(host, TimeServices.BesideChrony)];

    public Decision Decide(Situation situation)
    {
        if (situation.Ask(new OsRelease()) is not { Family: { } family } os)
        {
            return new Decision.Blocked(
                $"where {situation.Ask(new OsRelease()).Name} keeps chrony's configuration is not known here",
                "keep the host's time yourself and leave out time: in the cluster file");
        }

        var unit = os.Family is OsFamily.Debian or OsFamily.Ubuntu ? OfDebian : OfRedHat;
        var decision = unit.Decide(situation, new Dictionary<string, string?> { [unit.Paths[0]] = ChronyConfig.Write(situation.Spec, situation.Host, family) });
        var others = situation.Ask(TimeServices.BesideChrony);
        return others.Count == 0 ? decision : Instead(others, decision);
    }

    private static Decision.Change Instead(IReadOnlyList<string> others, Decision decision)
    {
        var stops = others.Select(other => new HostAction.SetUnit(other, UnitState.Stopped));
        return decision is Decision.Change change
            ? new Decision.Change($"{change.Why}; takes the place of {string.Join(", ", others)}", [.. stops, .. change.Actions])
            : new Decision.Change($"{string.Join(", ", others)} sets the clock too", [.. stops]);
    }
}
