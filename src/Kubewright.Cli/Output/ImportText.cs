using Kubewright.Cli.Output.Documents;

namespace Kubewright.Cli.Output;

/// <summary>What <c>import</c> made, for people.</summary>
internal static class ImportText
{
    public static string Of(ImportDocument import, Ink ink) =>
        $"{SpecText.Of(import.Cluster, ink)}\n{Count(import.Carried.Count, "variable")} carried over, {import.Dropped.Count} without meaning here, {import.NotCarried.Count} to be looked at\n"
        + $"Next: kubewright ping -f {import.File}";

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";
}
