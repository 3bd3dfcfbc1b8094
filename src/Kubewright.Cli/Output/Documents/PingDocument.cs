namespace Kubewright.Cli.Output.Documents;

/// <summary>Which hosts answer.</summary>
internal sealed record PingDocument(string Cluster, IReadOnlyList<PingHost> Hosts);

internal sealed record PingHost(string Name, string Address)
{
    public bool Reachable { get; init; }

    /// <summary>How long connection, login and sudo took.</summary>
    public double? ConnectMilliseconds { get; init; }

    /// <summary>How long one command takes on the open connection.</summary>
    public double? RoundTripMilliseconds { get; init; }

    /// <summary>The host's operating system in its own words.</summary>
    public string? System { get; init; }

    public string? Architecture { get; init; }

    /// <summary>Why the host does not answer.</summary>
    public string? Problem { get; init; }
}
