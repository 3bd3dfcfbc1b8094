using Kubewright.Core.Hosts;

namespace Kubewright.Core.Plans;

/// <summary>What lets hosts join the cluster during one run. Made per run, revoked at its end.</summary>
public sealed record JoinCredentials
{
    /// <summary>The run they belong to; part of the token's description, by which leftovers of a killed run are found.</summary>
    public required string RunId { get; init; }

    /// <summary>Bootstrap token: six and sixteen characters of [a-z0-9], joined by a dot.</summary>
    public required Secret Token { get; init; }

    /// <summary>Key of the uploaded certificates: 32 bytes in hexadecimal (AES-256).</summary>
    public required Secret CertificateKey { get; init; }

    /// <summary>The token's public half, which may be shown.</summary>
    public string TokenId => Token.Reveal()[..6];
}
