namespace Kubewright.Cli.Runs.Inspections;

/// <summary>Where evidence is to be gathered, as the command line says.</summary>
/// <param name="File">The cluster file; null where none was named.</param>
/// <param name="Hosts">Hosts as they were written.</param>
/// <param name="Key">Private key for them.</param>
internal sealed record SourceRequest(string? File, IReadOnlyList<string> Hosts, string? Key, string? Kubeconfig, LoginRequest Logins)
{
    public bool IsEmpty => File is null && Hosts.Count == 0 && Kubeconfig is null;
}
