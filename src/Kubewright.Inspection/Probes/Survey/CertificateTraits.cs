using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Kubewright.Inspection.Probes.Survey;

/// <summary>What is to be known of a certificate.</summary>
/// <param name="Place">The file, or address and port where it is served.</param>
/// <param name="Names">Names and addresses that it covers.</param>
/// <param name="Fingerprint">SHA-256 in hexadecimal.</param>
public sealed record CertificateTraits(string Place, string Subject, string Issuer, DateTimeOffset Begins, DateTimeOffset Expires, IReadOnlyList<string> Names, string Fingerprint)
{
    /// <exception cref="FormatException">It is no certificate.</exception>
    internal static CertificateTraits Read(string place, string pem)
    {
        try
        {
            using var certificate = X509Certificate2.CreateFromPem(pem);
            var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().ToList();
            return new CertificateTraits(
                place,
                certificate.Subject,
                certificate.Issuer,
                certificate.NotBefore.ToUniversalTime(),
                certificate.NotAfter.ToUniversalTime(),
                [.. names.SelectMany(name => name.EnumerateDnsNames()), .. names.SelectMany(name => name.EnumerateIPAddresses()).Select(address => address.ToString())],
                certificate.GetCertHashString(HashAlgorithmName.SHA256));
        }
        catch (CryptographicException exception)
        {
            throw new FormatException($"{place} holds no certificate: {exception.Message}");
        }
    }
}
