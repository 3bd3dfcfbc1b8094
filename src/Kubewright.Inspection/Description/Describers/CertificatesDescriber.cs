using Kubewright.Inspection.Description.Wording;
using Kubewright.Inspection.Readings;

namespace Kubewright.Inspection.Description.Describers;

/// <summary>When certificates expire, by file and as they are served, and where the two differ.</summary>
internal sealed class CertificatesDescriber : IDescriber
{
    private const int DaysOfWarning = 30;

    // The kubelet renews its own when a third of its time is left; its self-signed serving certificate is trusted by nobody.
    private static readonly string[] NobodysConcern = ["/var/lib/kubelet/pki/kubelet.crt", "127.0.0.1:10250", "127.0.0.1:10257", "127.0.0.1:10259"];

    private static readonly (string Port, string[] Files)[] Served =
    [
        ("127.0.0.1:6443", ["/etc/kubernetes/pki/apiserver.crt", "/etc/kubernetes/ssl/apiserver.crt"]),
        ("127.0.0.1:2379", ["/etc/kubernetes/pki/etcd/server.crt", "/etc/etcd/pki/member/member.crt"]),
    ];

    public string Section => "certificates";

    public IEnumerable<Statement> Describe(ClusterView view)
    {
        var now = view.Readings.Taken ?? default;
        var all = view.Readings.Certificates.Where(certificate => certificate.Expires is not null && !NobodysConcern.Contains(certificate.Place)).OrderBy(certificate => certificate.Expires).ToList();
        if (all.Count == 0)
        {
            return [Say.Unknown("certificates", CertificateWords.NotSeen)];
        }

        var (first, days) = (all[0], Days(all[0], now));
        var summary = days < 0 ? [] : (Statement[])[Say.Fine("certificates", CertificateWords.First(all.Count, first.Place, first.Host, first.Expires!.Value, days), first.Proofs).With(("count", all.Count), ("firstExpiryDays", days))];
        return [.. summary, .. all.SelectMany(certificate => Expiry(certificate, now)), .. view.Readings.Certificates.Where(certificate => certificate.IsServed).SelectMany(certificate => Other(view, certificate))];
    }

    private static IEnumerable<Statement> Expiry(CertificateReading certificate, DateTimeOffset now)
    {
        var days = Days(certificate, now);
        if (days < 0)
        {
            yield return Say.Bad("certificate-expired", CertificateWords.Expired(certificate.Place, certificate.Host, certificate.Expires!.Value), certificate.Proofs, 87).About(certificate.Host).Then(CertificateWords.Renew);
        }
        else if (days < DaysOfWarning && !certificate.Place.Contains("kubelet-client-current", StringComparison.Ordinal))
        {
            yield return Say.Odd("certificate-expires", CertificateWords.Soon(certificate.Place, certificate.Host, certificate.Expires!.Value, days), certificate.Proofs, 62).About(certificate.Host).Then(CertificateWords.Renew);
        }
    }

    private static IEnumerable<Statement> Other(ClusterView view, CertificateReading served)
    {
        var files = Served.Where(entry => entry.Port == served.Place).SelectMany(entry => entry.Files).ToList();
        if (view.Readings.Certificates.FirstOrDefault(file => !file.IsServed && file.Host == served.Host && files.Contains(file.Place)) is { } written && written.Fingerprint != served.Fingerprint)
        {
            yield return Say.Odd("certificate-not-in-force", CertificateWords.ServedOther(served.Place, written.Place, served.Host), [.. served.Proofs, .. written.Proofs], 61).About(served.Host).Because(CertificateWords.ServedOtherWhy);
        }
    }

    private static int Days(CertificateReading certificate, DateTimeOffset now) => (int)Math.Floor((certificate.Expires!.Value - now).TotalDays);
}
