namespace Kubewright.Inspection.Readings;

/// <summary>A certificate in a file of a host, or as a server presents it.</summary>
public sealed record CertificateReading : Reading
{
    /// <summary>The host that has it.</summary>
    public required string Host { get; init; }

    /// <summary>The file, or address and port where it is served.</summary>
    public required string Place { get; init; }

    /// <summary>Whether a server presents it; else it lies in a file.</summary>
    public required bool IsServed { get; init; }

    public DateTimeOffset? Begins { get; init; }

    public DateTimeOffset? Expires { get; init; }

    public string? Subject { get; init; }

    public string? Issuer { get; init; }

    /// <summary>Names and addresses that it covers.</summary>
    public IReadOnlyList<string>? Names { get; init; }

    /// <summary>SHA-256 in hexadecimal.</summary>
    public string? Fingerprint { get; init; }
}
