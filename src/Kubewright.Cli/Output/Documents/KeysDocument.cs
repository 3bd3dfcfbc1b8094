namespace Kubewright.Cli.Output.Documents;

/// <summary>On which hosts the public key is.</summary>
internal sealed record KeysDocument(string Cluster, IReadOnlyList<KeyHost> Hosts);

/// <param name="User">Whose authorized_keys it is.</param>
internal sealed record KeyHost(string Name, string Address, string User)
{
    /// <summary><c>added</c>, or <c>present</c> where it was there already; none where it could not be put there.</summary>
    public string? Key { get; init; }

    /// <summary>Whether the key alone logs in now.</summary>
    public bool LogsIn { get; init; }

    /// <summary>How long that took.</summary>
    public double? ConnectMilliseconds { get; init; }

    public string? Problem { get; init; }
}
