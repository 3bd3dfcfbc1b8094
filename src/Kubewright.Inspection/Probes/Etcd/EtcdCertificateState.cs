using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Kubewright.Inspection.Probes.Etcd;

/// <summary>What a host has of a certificate for etcd, in PEM.</summary>
/// <param name="Now">The host's own time, by which it judges certificates.</param>
public sealed record EtcdCertificateState(DateTimeOffset Now)
{
    /// <summary>A certificate with less time left than this is made anew.</summary>
    private static readonly TimeSpan Reserve = TimeSpan.FromDays(365);

    /// <summary>SHA-256 of the private key's public half (SubjectPublicKeyInfo); null where there is no key.</summary>
    public string? Key { get; init; }

    public string? Certificate { get; init; }

    public string? Request { get; init; }

    /// <summary>Certificate of the authority that the host believes.</summary>
    public string? Authority { get; init; }

    /// <summary>Whether that authority has signed the certificate, and it holds now.</summary>
    public bool IsVerified { get; init; }

    /// <summary>Whether the request is for the key that is there.</summary>
    public bool HasAsked => Request is not null && Key is not null && KeyOfRequest(Request) == Key;

    /// <summary>What is wrong with the certificate; null where nothing is.</summary>
    public string? Flaw(EtcdIdentity identity) => this switch
    {
        { Certificate: null } => "no certificate yet",
        { Key: null } => "the key is missing",
        { IsVerified: false } => "the certificate does not hold",
        _ => FlawOf(Certificate, Key, Now, identity.Sans),
    };

    /// <summary>What is wrong with a certificate for a key; null where nothing is.</summary>
    public static string? FlawOf(string certificate, string? key, DateTimeOffset now, IEnumerable<string> sans)
    {
        using var read = Read(certificate);
        if (read is null || Pin(read.PublicKey.ExportSubjectPublicKeyInfo()) != key)
        {
            return "the certificate is not for the key";
        }

        var missing = sans.Except(Names(read)).ToList();
        return missing.Count > 0 ? $"the certificate does not name {string.Join(", ", missing)}"
            : read.NotAfter.ToUniversalTime() - now < Reserve ? $"the certificate ends on {read.NotAfter.ToUniversalTime():yyyy-MM-dd}"
            : null;
    }

    /// <summary>Pin of a certificate's key, as <see cref="Key"/> has it; null for what is no certificate.</summary>
    public static string? KeyOf(string certificate)
    {
        using var read = Read(certificate);
        return read is null ? null : Pin(read.PublicKey.ExportSubjectPublicKeyInfo());
    }

    private static string? KeyOfRequest(string request)
    {
        try
        {
            return Pin(CertificateRequest.LoadSigningRequestPem(request, HashAlgorithmName.SHA256).PublicKey.ExportSubjectPublicKeyInfo());
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            return null;
        }
    }

    private static X509Certificate2? Read(string certificate)
    {
        try
        {
            return X509Certificate2.CreateFromPem(certificate);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Names(X509Certificate2 certificate) => certificate.Extensions
        .OfType<X509SubjectAlternativeNameExtension>()
        .SelectMany(names => names.EnumerateDnsNames().Concat(names.EnumerateIPAddresses().Select(address => address.ToString())));

    private static string Pin(byte[] publicKey) => Convert.ToHexStringLower(SHA256.HashData(publicKey));
}
