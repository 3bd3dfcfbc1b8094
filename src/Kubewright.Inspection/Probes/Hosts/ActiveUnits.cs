using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Hosts;

/// <summary>Which of some systemd units are active. Names are separated by blanks.</summary>
public sealed record ActiveUnits(string Names) : Probe<IReadOnlyList<string>>
{
    public override string Id => $"active-units:{Names}";

    // One line a unit in the order asked; its code says only that one of them is not active.
    public override string Script => $"systemctl is-active {Names}; echo asked";

    protected override Fact<IReadOnlyList<string>> Parse(ProbeAnswer answer)
    {
        var names = Names.Split(' ');
        return answer.LinesBefore("asked") is { } states && states.Count == names.Length
            ? Known([.. names.Zip(states).Where(unit => unit.Second is "active" or "reloading").Select(unit => unit.First)])
            : Unknown(answer.Complaint);
    }
}
