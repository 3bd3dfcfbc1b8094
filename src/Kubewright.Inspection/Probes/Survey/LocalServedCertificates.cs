using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Survey;

/// <summary>The certificates that servers of a cluster present on a host's own ports. Ports on which nobody answers are not there.</summary>
public sealed record LocalServedCertificates : Probe<IReadOnlyList<CertificateTraits>>
{
    public override string Id => "local-served-certificates";

    public override string Script => """
        for program in openssl timeout; do command -v $program >/dev/null || { echo "$program is not installed" >&2; exit 1; }; done
        for port in 6443 2379 10250 10257 10259; do
            served=$(timeout 2 openssl s_client -connect 127.0.0.1:$port </dev/null 2>/dev/null | sed -n '/BEGIN CERTIFICATE/,/END CERTIFICATE/p' | sed '/END CERTIFICATE/q')
            [ -z "$served" ] || { echo "file 127.0.0.1:$port"; echo "$served" | sed 's/^/ /'; }
        done
        echo asked
        """;

    protected override Fact<IReadOnlyList<CertificateTraits>> Parse(ProbeAnswer answer) => answer.ExitCode == 0 && answer.LinesBefore("asked") is { } lines
        ? Known([.. FileSections.Of(lines).Select(file => CertificateTraits.Read(file.Path, file.Text))])
        : Unknown(answer.Complaint);
}
