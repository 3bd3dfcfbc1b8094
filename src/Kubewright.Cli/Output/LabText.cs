using Kubewright.Cli.Output.Documents;

namespace Kubewright.Cli.Output;

/// <summary>Labs, for people.</summary>
internal static class LabText
{
    public static string List(LabListDocument list, Ink ink) => list.Labs.Count == 0
        ? "no labs; make one with 'kubewright lab up'"
        : string.Join('\n', list.Labs.Select(lab => One(lab, ink)));

    public static string Up(LabDocument lab, Ink ink)
    {
        var suffix = lab.Name == "demo" ? "" : $" --lab {lab.Name}";
        return $"{One(lab, ink)}\nlog in:  kubewright lab ssh {lab.Hosts[0].Name}{suffix}\nend it:  kubewright lab down {lab.Name}\n";
    }

    private static string One(LabDocument lab, Ink ink) => $"{ink.Strong($"lab {lab.Name}")}  {lab.Network}\n" + Columns.Of(
        lab.Hosts.Select(host => (string[])[host.Name, host.Address, host.State]),
        "  ",
        (_, column, cell) => column != 2 ? cell : cell switch { "running" => ink.Good(cell), "off" => ink.Bad(cell), _ => ink.Notice(cell) });
}
