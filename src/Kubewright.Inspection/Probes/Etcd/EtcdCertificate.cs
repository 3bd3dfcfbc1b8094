using System.Globalization;
using System.Text;
using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Etcd;

/// <summary>How far somebody's certificate for etcd has come on a host. Public things only: of the key no more than whose it is.</summary>
/// <param name="Folder">Where the files are.</param>
/// <param name="Name">Their name without an ending.</param>
public sealed record EtcdCertificate(string Folder, string Name) : Probe<EtcdCertificateState>
{
    public EtcdCertificate(EtcdIdentity identity)
        : this(identity.Folder, identity.Name)
    {
    }

    public override string Id => $"etcd-certificate:{Folder}/{Name}";

    public override string Script => $"""
        at={Folder}
        [ ! -e $at/{Name}.key ] || echo "key $(openssl pkey -in $at/{Name}.key -pubout -outform DER | sha256sum | cut -d' ' -f1)"
        for file in {Name}.crt {Name}.csr ca.crt; do [ ! -e $at/$file ] || echo "$file $(base64 -w0 <$at/$file)"; done
        [ ! -e $at/{Name}.crt ] || ! openssl verify -CAfile $at/ca.crt $at/{Name}.crt >/dev/null 2>&1 || echo verified
        echo "asked $(date +%s)"
        """;

    protected override Fact<EtcdCertificateState> Parse(ProbeAnswer answer)
    {
        var lines = answer.Lines.Select(line => line.Split(' ', 2)).ToDictionary(pair => pair[0], pair => pair.Length == 2 ? pair[1] : "");
        if (!lines.TryGetValue("asked", out var now))
        {
            return Unknown($"{Folder}/{Name} cannot be asked for: {answer.Complaint}");
        }

        return Known(new EtcdCertificateState(DateTimeOffset.FromUnixTimeSeconds(long.Parse(now, CultureInfo.InvariantCulture)))
        {
            Key = lines.GetValueOrDefault("key"),
            Certificate = Pem($"{Name}.crt"),
            Request = Pem($"{Name}.csr"),
            Authority = Pem("ca.crt"),
            IsVerified = lines.ContainsKey("verified"),
        });

        string? Pem(string file) => lines.TryGetValue(file, out var encoded) ? Encoding.ASCII.GetString(Convert.FromBase64String(encoded)) : null;
    }
}
