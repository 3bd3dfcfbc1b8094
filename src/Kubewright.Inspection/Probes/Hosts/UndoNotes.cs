using Kubewright.Core.Facts;
using Kubewright.Core.Plans;

namespace Kubewright.Inspection.Probes.Hosts;

/// <summary>Names of the notes on the host by which what Kubewright made is taken back.</summary>
public sealed record UndoNotes : Probe<IReadOnlyList<string>>
{
    public override string Id => "undo-notes";

    public override string Script => $"[ ! -d {ActionScript.UndoFolder} ] || ls {ActionScript.UndoFolder}; echo asked";

    protected override Fact<IReadOnlyList<string>> Parse(ProbeAnswer answer) => answer.LinesBefore("asked") is { } notes ? Known(notes) : Unknown(answer.Complaint);
}
