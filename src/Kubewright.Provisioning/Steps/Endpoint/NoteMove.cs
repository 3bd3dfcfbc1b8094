using Kubewright.Core.Endpoints;
using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.Hosts;

namespace Kubewright.Provisioning.Steps.Endpoint;

/// <summary>The control plane knows from where to where the endpoint moves, before anything of it is changed, and that it is done, when it is.</summary>
public sealed class NoteMove(EndpointMoveNote note) : IStep
{
    public string Title => note.IsDone ? "Note that the endpoint has moved" : "Note where the endpoint moves";

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) => [new(host, new FileContent(EndpointMoveNote.Path))];

    public Decision Decide(Situation situation)
    {
        var wanted = note.Write();
        var found = situation.Ask(new FileContent(EndpointMoveNote.Path)).Text;

        // That the same move is over already is more than that it has begun.
        return found == wanted || found == (note with { IsDone = true }).Write()
            ? new Decision.Satisfied("noted")
            : new Decision.Change($"from {note.From} to {note.To}", [new HostAction.WriteFile(EndpointMoveNote.Path, wanted) { Mode = "0600", IsSecret = true, IsPassing = true }]);
    }
}
