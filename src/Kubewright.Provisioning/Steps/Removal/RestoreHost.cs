using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.Hosts;

namespace Kubewright.Provisioning.Steps.Removal;

/// <summary>The host is as it was found: every note of what was made on it has been followed, the last one first.</summary>
public sealed class RestoreHost : IStep
{
    private const string Script = $"""
        last=$(mktemp) && export last || exit
        for note in $(ls -r {ActionScript.UndoFolder}); do sh {ActionScript.UndoFolder}/"$note" || exit; done
        systemctl daemon-reload
        sh "$last" && rm -f "$last" && rm -rf {ActionScript.StateFolder} /run/kubewright
        """;

    public string Title => "Restore the host";

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) => [new(host, new UndoNotes())];

    public Decision Decide(Situation situation)
    {
        var notes = situation.Ask(new UndoNotes());
        return notes.Count == 0
            ? new Decision.Satisfied("nothing was made here")
            : new Decision.Change(
                $"{notes.Count} things to take back",
                [new HostAction.RunCommand(new Command { Title = "follow the undo notes", Script = Script, Timeout = TimeSpan.FromMinutes(5) })])
            {
                Risk = Risk.Disruptive,
            };
    }
}
