using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Endpoint;

/// <summary>The names and addresses that the certificate in the API server's file covers; null where there is no such file.</summary>
public sealed record CertificateNames : Probe<IReadOnlyList<string>?>
{
    public const string Path = "/etc/kubernetes/pki/apiserver.crt";

    public override string Id => "apiserver-certificate-names";

    public override string Script => $"if [ -e {Path} ]; then cat {Path}; else echo absent; fi";

    protected override Fact<IReadOnlyList<string>?> Parse(ProbeAnswer answer)
    {
        if (answer.Output.Trim() == "absent")
        {
            return Known(null);
        }

        try
        {
            using var certificate = X509Certificate2.CreateFromPem(answer.Output);
            var names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().ToList();
            return Known([.. names.SelectMany(name => name.EnumerateDnsNames()), .. names.SelectMany(name => name.EnumerateIPAddresses()).Select(address => address.ToString())]);
        }
        catch (CryptographicException exception)
        {
            return Unknown($"{Path} is not a certificate: {exception.Message}");
        }
    }
}
