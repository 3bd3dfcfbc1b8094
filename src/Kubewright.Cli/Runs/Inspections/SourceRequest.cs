namespace Kubewright.Cli.Runs.Inspections;

/// <summary>Where evidence is to be gathered, as the command line says.</summary>
/// <param name="File">The cluster file; null where none was named.</param>
/// <param name="Hosts">Hosts as they were written.</param>
/// <param name="Key">Private key for them.</param>
internal sealed record SourceRequest(string? File, IReadOnlyList<string> Hosts, string? Key, string? Kubeconfig, LoginRequest Logins)
{
    /// <summary>Files of pasted text; <c>-</c> is standard input.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    public bool IsEmpty => !AsksSomebody && Texts.Count == 0;

    /// <summary>Whether an API or hosts are to be asked.</summary>
    public bool AsksSomebody => File is not null || Hosts.Count > 0 || Kubeconfig is not null;
}
