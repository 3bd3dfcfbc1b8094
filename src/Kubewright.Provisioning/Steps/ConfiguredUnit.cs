using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.Hosts;

namespace Kubewright.Provisioning.Steps;

/// <summary>
/// The pattern behind every service: its files have a text, its unit is enabled, runs, and took up the files as they are. A run that was killed between the
/// file and the restart is noticed by the times.
/// </summary>
/// <param name="Unit">The systemd unit.</param>
/// <param name="Paths">Its configuration files.</param>
/// <param name="TakenUpBy">What makes it take up a changed file.</param>
internal sealed record ConfiguredUnit(string Unit, IReadOnlyList<string> Paths, UnitState TakenUpBy)
{
    /// <summary>Further files that it has to take up, such as its program; others see to what they hold.</summary>
    public IReadOnlyList<string> AlsoTakesUp { get; init; } = [];

    private UnitStatus Status => new(Unit, string.Join(' ', Paths.Concat(AlsoTakesUp)));

    public IEnumerable<Need> Needs(Host host) => [new(host, Status), .. Paths.Select(path => new Need(host, new FileContent(path)))];

    /// <param name="texts">What each path is to hold; null where there is to be no file.</param>
    public Decision Decide(Situation situation, IReadOnlyDictionary<string, string?> texts)
    {
        var differing = Paths.Where(path => situation.Ask(new FileContent(path)).Text != texts[path]).ToList();
        var status = situation.Ask(Status);
        var why = differing.Count > 0
            ? $"{string.Join(" and ", differing)} not as wanted"
            : status switch
            {
                { IsActive: false } => $"{Unit} does not run",
                { IsEnabled: false } => $"{Unit} would not start at boot",
                { IsUpToDate: false } => $"{Unit} has not taken up its configuration",
                _ => null,
            };
        return why is null
            ? new Decision.Satisfied($"{Unit} runs as wanted")
            : new Decision.Change(why, [.. differing.Select(path => Putting(path, texts[path])), new HostAction.SetUnit(Unit, TakenUpBy)]);
    }

    private static HostAction Putting(string path, string? text) => text is null ? new HostAction.RemoveFile(path) : new HostAction.WriteFile(path, text);
}
