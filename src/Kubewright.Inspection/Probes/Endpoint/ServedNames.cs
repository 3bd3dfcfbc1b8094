using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Endpoint;

/// <summary>
/// Which of some names and addresses the certificate covers that the host's API server serves now, whatever lies in its file: tried by a client that trusts the cluster's
/// authority only. Null where the server does not answer.
/// </summary>
/// <param name="Names">DNS names and addresses, separated by blanks.</param>
public sealed record ServedNames(string Names) : Probe<IReadOnlyList<string>?>
{
    private const string Silent = "silent";

    public override string Id => $"served-names:{Names}";

    // curl: 60 is a certificate of another name or authority; 51 was that before version 7.62.
    public override string Script => $$"""
        [ -e /etc/kubernetes/pki/ca.crt ] || { echo 'there is no /etc/kubernetes/pki/ca.crt' >&2; exit 1; }
        command -v curl >/dev/null || { echo 'curl is not installed' >&2; exit 1; }
        for name in {{Names}}; do
            case $name in *:*) written="[$name]" ;; *) written=$name ;; esac
            if said=$(curl -sS --noproxy '*' --max-time 4 --cacert /etc/kubernetes/pki/ca.crt --connect-to "$written:6443:127.0.0.1:6443" "https://$written:6443/readyz" 2>&1); then
                [ "$said" = ok ] && echo "$name" || echo {{Silent}}
            else
                code=$?
                case $code in 51 | 60) ;; *) echo {{Silent}} ;; esac
            fi
        done
        echo asked
        """;

    protected override Fact<IReadOnlyList<string>?> Parse(ProbeAnswer answer) => answer.LinesBefore("asked") switch
    {
        null => Unknown(answer.Complaint),
        var lines when lines.Contains(Silent) => Known(null),
        var lines when lines.Except(Names.Split(' ')).FirstOrDefault() is { } stranger => Unknown($"not understood: {stranger}"),
        var lines => Known(lines),
    };
}
