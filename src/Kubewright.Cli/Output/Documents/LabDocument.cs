using Kubewright.Lab;

namespace Kubewright.Cli.Output.Documents;

/// <summary>A lab and what its hosts are doing.</summary>
internal sealed record LabDocument(string Name, string Network, IReadOnlyList<LabHostDocument> Hosts)
{
    /// <summary>Private key that logs in to every host as root and as admin.</summary>
    public required string Key { get; init; }

    /// <summary>The hosts' own keys, to verify them by.</summary>
    public required string KnownHosts { get; init; }

    /// <summary>The network namespace in which alone the hosts can be reached.</summary>
    public required string Namespace { get; init; }

    public static LabDocument Of(LabStatus status) => new(
        status.Layout.Name,
        status.Layout.Subnet.ToString(),
        [.. status.Hosts.Select(host => new LabHostDocument(host.Host.Name, host.Host.Address.ToString(), Word(host.State)))])
    {
        Key = status.Layout.KeyPath,
        KnownHosts = status.Layout.KnownHostsPath,
        Namespace = status.Layout.Namespace.Path,
    };

    private static string Word(LabHostState state) => state switch
    {
        LabHostState.Off => "off",
        LabHostState.Partitioned => "partitioned",
        _ => "running",
    };
}

/// <summary>A host of a lab: <c>running</c>, <c>partitioned</c> or <c>off</c>.</summary>
internal sealed record LabHostDocument(string Name, string Address, string State);

internal sealed record LabListDocument(IReadOnlyList<LabDocument> Labs);

/// <summary>Which labs were ended.</summary>
internal sealed record LabDownDocument(IReadOnlyList<string> Ended);
