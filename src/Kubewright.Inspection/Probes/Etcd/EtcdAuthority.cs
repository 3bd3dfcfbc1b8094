using System.Text;
using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Etcd;

/// <summary>What an etcd host has of etcd's certificate authority, and what was signed there. Public things only.</summary>
public sealed record EtcdAuthority : Probe<EtcdAuthorityState>
{
    public const string KeyPath = EtcdIdentity.MemberFolder + "/ca.key";

    public const string CertificatePath = EtcdIdentity.MemberFolder + "/ca.crt";

    /// <summary>What was signed: <c>IDENTITY-HOST.crt</c>; and beside a member's certificate the authority's key, encrypted for that member alone.</summary>
    public const string IssuedFolder = EtcdIdentity.MemberFolder + "/issued";

    public override string Id => "etcd-authority";

    public override string Script => $"""
        [ ! -e {KeyPath} ] || echo "key $(openssl pkey -in {KeyPath} -pubout -outform DER | sha256sum | cut -d' ' -f1)"
        [ ! -e {CertificatePath} ] || echo "certificate $(base64 -w0 <{CertificatePath})"
        for file in {IssuedFolder}/*.crt {IssuedFolder}/*.cms; do [ ! -e "$file" ] || echo "issued/$(basename "$file") $(base64 -w0 <"$file")"; done
        echo asked
        """;

    protected override Fact<EtcdAuthorityState> Parse(ProbeAnswer answer)
    {
        if (answer.LinesBefore("asked") is not { } lines)
        {
            return Unknown($"etcd's authority cannot be asked for: {answer.Complaint}");
        }

        var found = lines.Select(line => line.Split(' ', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        return Known(new EtcdAuthorityState(
            found.GetValueOrDefault("key"),
            found.TryGetValue("certificate", out var certificate) ? Text(certificate) : null,
            Below(found, ".crt").ToDictionary(pair => pair.Name, pair => Text(pair.Encoded)),
            Below(found, ".cms").ToDictionary(pair => pair.Name, pair => pair.Encoded)));
    }

    private static IEnumerable<(string Name, string Encoded)> Below(Dictionary<string, string> found, string ending) => found
        .Where(pair => pair.Key.StartsWith("issued/", StringComparison.Ordinal) && pair.Key.EndsWith(ending, StringComparison.Ordinal))
        .Select(pair => (pair.Key["issued/".Length..^ending.Length], pair.Value));

    private static string Text(string encoded) => Encoding.ASCII.GetString(Convert.FromBase64String(encoded));
}

/// <summary>etcd's certificate authority as one host has it.</summary>
/// <param name="Key">SHA-256 of the public half of the authority's key; null where the host does not have the key.</param>
/// <param name="Certificate">In PEM; null where the host does not have it.</param>
/// <param name="Issued">Certificates in PEM by identity and host.</param>
/// <param name="Wrapped">The authority's key, encrypted for one member each (CMS, in base64), by identity and host.</param>
public sealed record EtcdAuthorityState(string? Key, string? Certificate, IReadOnlyDictionary<string, string> Issued, IReadOnlyDictionary<string, string> Wrapped)
{
    public static readonly EtcdAuthorityState None = new(null, null, new Dictionary<string, string>(), new Dictionary<string, string>());

    /// <summary>Whether the host can sign: it has the key that belongs to its certificate.</summary>
    public bool CanSign => Key is not null && Certificate is not null && EtcdCertificateState.KeyOf(Certificate) == Key;
}
