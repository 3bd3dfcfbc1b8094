using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Kubewright.EndToEnd.Harness;

/// <summary>A certificate authority that nobody trusts unless told to.</summary>
internal sealed class TestAuthority
{
    private readonly byte[] _own;

    public TestAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=test authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var now = TimeProvider.System.GetUtcNow();
        using var own = request.CreateSelfSigned(now.AddHours(-1), now.AddHours(6));
        (_own, Pem) = (own.Export(X509ContentType.Pkcs12), own.ExportCertificatePem() + "\n");
    }

    public string Pem { get; }

    /// <summary>A server's certificate for an address and names.</summary>
    public X509Certificate2 Issue(IPAddress address, IEnumerable<string> names)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=registry", key, HashAlgorithmName.SHA256);
        var alternatives = new SubjectAlternativeNameBuilder();
        alternatives.AddIpAddress(address);
        foreach (var name in names)
        {
            alternatives.AddDnsName(name);
        }

        request.CertificateExtensions.Add(alternatives.Build());
        using var own = X509CertificateLoader.LoadPkcs12(_own, null);
        using var issued = request.Create(own, own.NotBefore, own.NotAfter, RandomNumberGenerator.GetBytes(8));
        using var withKey = issued.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null);
    }
}
