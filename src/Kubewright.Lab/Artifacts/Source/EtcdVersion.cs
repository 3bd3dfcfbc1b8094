namespace Kubewright.Lab.Artifacts.Source;

/// <summary>Reads <c>etcd --version</c>.</summary>
internal static class EtcdVersion
{
    private const string Start = "etcd Version: ";

    /// <returns>Such as <c>3.5.16</c>, or null where the text names none.</returns>
    public static string? Parse(string output) => output
        .Split('\n')
        .FirstOrDefault(line => line.StartsWith(Start, StringComparison.Ordinal))?[Start.Length..].Trim();
}
