using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.ControlPlane;

/// <summary>
/// Pin of the cluster's certificate authority, as joins name it: <c>sha256:</c> and the digest of its public key (RFC 7469, section 2.4);
/// null where the host has no such authority yet.
/// </summary>
public sealed record ClusterCa : Probe<string?>
{
    public override string Id => "cluster-ca";

    public override string Script => "if [ -e /etc/kubernetes/pki/ca.crt ]; then cat /etc/kubernetes/pki/ca.crt; else echo absent; fi";

    protected override Fact<string?> Parse(ProbeAnswer answer)
    {
        if (answer.Output.Trim() == "absent")
        {
            return Known(null);
        }

        try
        {
            using var certificate = X509Certificate2.CreateFromPem(answer.Output);
            return Known($"sha256:{Convert.ToHexStringLower(SHA256.HashData(certificate.PublicKey.ExportSubjectPublicKeyInfo()))}");
        }
        catch (CryptographicException exception)
        {
            return Unknown($"/etc/kubernetes/pki/ca.crt is not a certificate: {exception.Message}");
        }
    }
}
