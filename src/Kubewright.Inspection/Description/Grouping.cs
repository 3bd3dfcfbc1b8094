namespace Kubewright.Inspection.Description;

/// <summary>Writes which machines have what: <c>v1.20.2 (cp1, cp2), v1.19.0 (w1)</c>; of many, only how many.</summary>
internal static class Grouping
{
    private const int MostNames = 4;

    public static string Of(IEnumerable<IGrouping<string, Machine>> groups) => string.Join(", ", groups.Select(group => $"{group.Key} ({Names([.. group.Select(machine => machine.Name)])})"));

    public static string Names(IReadOnlyList<string> names) => names.Count <= MostNames ? string.Join(", ", names) : $"{string.Join(", ", names.Take(MostNames - 1))} + {names.Count - MostNames + 1}";
}
