using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Survey;

/// <summary>The certificates of a cluster that lie in a host's files, those inside kubeconfigs included. Only certificates are printed, never keys.</summary>
public sealed record CertificateFiles : Probe<IReadOnlyList<CertificateTraits>>
{
    private const string Folders =
        "/etc/kubernetes/pki/*.crt /etc/kubernetes/pki/etcd/*.crt /etc/kubernetes/ssl/*.crt /etc/kubernetes/ssl/*.pem /etc/kubernetes/ssl/etcd/*.crt /etc/ssl/etcd/ssl/*.pem /etc/etcd/pki/*.crt /etc/etcd/pki/*/*.crt "
        + "/var/lib/kubelet/pki/kubelet-client-current.pem /var/lib/kubelet/pki/kubelet.crt /var/lib/rancher/k3s/server/tls/*.crt /var/lib/rancher/rke2/server/tls/*.crt";

    public override string Id => "certificate-files";

    // Of a file with several certificates the first is its own.
    public override string Script => $$"""
        for file in {{Folders}}; do
            if [ -f "$file" ] && grep -q 'BEGIN CERTIFICATE' "$file"; then
                echo "file $file"; sed -n '/BEGIN CERTIFICATE/,/END CERTIFICATE/p' "$file" | sed '/END CERTIFICATE/q' | sed 's/^/ /'
            fi
        done
        for file in /etc/kubernetes/*.conf; do
            data=$(sed -n 's/^ *client-certificate-data: *//p' "$file" 2>/dev/null | head -n 1)
            if [ -n "$data" ]; then echo "file $file"; echo "$data" | base64 -d | sed '/END CERTIFICATE/q' | sed 's/^/ /'; fi
        done
        echo asked
        """;

    protected override Fact<IReadOnlyList<CertificateTraits>> Parse(ProbeAnswer answer) => answer.LinesBefore("asked") is { } lines
        ? Known([.. FileSections.Of(lines).Select(file => CertificateTraits.Read(file.Path, file.Text))])
        : Unknown(answer.Complaint);
}
