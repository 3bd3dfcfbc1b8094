using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Etcd;

namespace Kubewright.Tests.TestKit.Simulation;

/// <summary>
/// What a host has of etcd under systemd: real keys and certificates in memory, and members that judge as etcd does who may start how. Which host has which key, and
/// that none is anywhere else, follows from where it lies.
/// </summary>
internal sealed partial class SimulatedEtcd(SimulatedHost host)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 3, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<string, ECDsa> _keys = [];
    private readonly HashSet<string> _data = [];

    public bool Knows(string title) => host.Cluster.Spec.IsEtcdExternal
        && (title == "link etcd's programs" || title.StartsWith("openssl ", StringComparison.Ordinal) || Starting().IsMatch(title) || Changing().IsMatch(title) || title.StartsWith("destroy etcd", StringComparison.Ordinal));

    /// <summary>Does it; gives what went wrong, or null.</summary>
    public string? Perform(Command command)
    {
        switch (command.Title.Split(' '))
        {
            case ["link", ..]:
                host.Programs["/usr/local/bin/etcd"] = host.Programs["/usr/local/bin/etcdctl"] = "a link";
                return null;
            case ["openssl", "req", "etcd-ca"]:
                return Create();
            case ["openssl", "req", var name]:
                return Request(name.StartsWith("member-", StringComparison.Ordinal) ? EtcdIdentity.MemberOn(host.Host) : EtcdIdentity.Client);
            case ["openssl", "sign", var name]:
                return Sign(name, command.Script);
            case ["openssl", "cms", "-decrypt"]:
                _keys[EtcdAuthority.KeyPath] = Host(Text(Encoded().Matches(command.Script)[0].Groups[1].Value)).Etcd._keys[EtcdAuthority.KeyPath];
                return null;
            case ["destroy", var etcd]:
                _data.Remove(etcd);
                host.Cluster.HostMembers.Remove((etcd, $"https://{host.Host.Address}:{(etcd == EtcdInstance.Main.Name ? EtcdInstance.Main : EtcdInstance.Events).PeerPort}"));
                host.Cluster.HasObjects = false;
                host.Unit($"{etcd}.service").IsActive = false;
                return null;
            case [var etcd, "member", "add", var url]:
                host.Cluster.HostMembers.Add((etcd, url), new SimulatedMember(""));
                return null;
            case [var etcd, "member", "remove", var id]:
                host.Cluster.HostMembers.Remove(MembersOf(etcd).ElementAt(Convert.ToInt32(id, 16) - 1).Key);
                return null;
            case [_, var unit]:
                return Start(unit.Split('.')[0]);
            default:
                throw new NotSupportedException($"the simulation does not know how to '{command.Title}'");
        }
    }

    /// <summary>The disk was lost, or a reset removed what was made.</summary>
    public void Forget()
    {
        _keys.Clear();
        _data.Clear();
    }

    public string Traces(EtcdInstance etcd) =>
        (_data.Contains(etcd.Name) ? $"{etcd.DataFolder}/member\n" : "") + (host.Files.ContainsKey(etcd.FirstStartPath) ? $"{etcd.FirstStartPath}\n" : "") + "asked\n";

    public string Health(EtcdInstance etcd) => !host.Unit(etcd.Unit).IsActive
        ? $"curl: (7) Failed to connect to 127.0.0.1 port {etcd.HealthPort}\nasked\n"
        : (HasMajority(etcd) ? """{"health":"true","reason":""}""" : """{"health":"false","reason":"RAFT NO LEADER"}""") + "\nasked\n";

    public ProbeAnswer Members(EtcdInstance etcd) => !_data.Contains(etcd.Name)
        ? new ProbeAnswer(0, "absent\n", "")
        : !host.Unit(etcd.Unit).IsActive || !HasMajority(etcd)
            ? new ProbeAnswer(28, "", "curl: (28) Operation timed out\n")
            : new ProbeAnswer(0, $"{JsonSerializer.Serialize(new { members = MembersOf(etcd.Name).Select(Shown) })}\n{JsonSerializer.Serialize(new { header = new { }, leader = "1" })}\n", "");

    public ProbeAnswer Content(EtcdInstance etcd) => !_data.Contains(etcd.Name)
        ? new ProbeAnswer(0, "absent\n", "")
        : !host.Unit(etcd.Unit).IsActive || !HasMajority(etcd)
            ? new ProbeAnswer(28, "", "curl: (28) Operation timed out\n")
            : new ProbeAnswer(0, host.Cluster.HasObjects ? """{"header":{},"count":"142"}""" : """{"header":{}}""", "");

    public string Certificate(EtcdCertificate asked)
    {
        var at = $"{asked.Folder}/{asked.Name}";
        var text = new StringBuilder(_keys.TryGetValue($"{at}.key", out var key) ? $"key {Pin(key)}\n" : "");
        foreach (var file in new[] { $"{asked.Name}.crt", $"{asked.Name}.csr", "ca.crt" }.Where(file => host.Files.ContainsKey($"{asked.Folder}/{file}")))
        {
            text.Append($"{file} {Base64(host.Files[$"{asked.Folder}/{file}"])}\n");
        }

        return text.Append(IsVerified(asked) ? "verified\n" : "").Append($"asked {Now.ToUnixTimeSeconds()}\n").ToString();
    }

    public string Authority()
    {
        var text = new StringBuilder(_keys.TryGetValue(EtcdAuthority.KeyPath, out var key) ? $"key {Pin(key)}\n" : "");
        text.Append(host.Files.TryGetValue(EtcdAuthority.CertificatePath, out var certificate) ? $"certificate {Base64(certificate)}\n" : "");
        foreach (var (path, content) in host.Files.Where(file => file.Key.StartsWith(EtcdAuthority.IssuedFolder, StringComparison.Ordinal)).OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            text.Append($"issued/{Path.GetFileName(path)} {Base64(content)}\n");
        }

        return text.Append("asked\n").ToString();
    }

    /// <summary>A control plane that joins gets the first one's certificate and key.</summary>
    public void Inherit(SimulatedHost leader)
    {
        var client = EtcdIdentity.Client;
        _keys[client.KeyPath] = leader.Etcd._keys[client.KeyPath];
        foreach (var path in new[] { client.CertificatePath, client.AuthorityPath })
        {
            host.Files[path] = leader.Files[path];
        }
    }

    /// <summary>Whether an API server here would be let in.</summary>
    public bool IsLetIn => IsVerified(new EtcdCertificate(EtcdIdentity.Client)) && host.Cluster.Spec.EtcdInstances.All(HasMajority);

    private string? Create()
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=etcd-ca", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var certificate = request.CreateSelfSigned(Now.AddDays(-1), Now.AddDays(3650));
        (_keys[EtcdAuthority.KeyPath], host.Files[EtcdAuthority.CertificatePath]) = (key, certificate.ExportCertificatePem() + "\n");
        return null;
    }

    private string? Request(EtcdIdentity identity)
    {
        if (!_keys.TryGetValue(identity.KeyPath, out var key))
        {
            _keys[identity.KeyPath] = key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        }

        host.Files[identity.RequestPath] = new CertificateRequest($"CN={identity.CommonName}", key, HashAlgorithmName.SHA256).CreateSigningRequestPem() + "\n";
        return null;
    }

    private string? Sign(string name, string script)
    {
        var texts = Encoded().Matches(script).Select(match => Text(match.Groups[1].Value)).ToList();
        var request = CertificateRequest.LoadSigningRequestPem(texts[0], HashAlgorithmName.SHA256);
        var sans = new SubjectAlternativeNameBuilder();
        foreach (Match san in San().Matches(texts[1]))
        {
            if (san.Groups[1].Value == "IP")
            {
                sans.AddIpAddress(IPAddress.Parse(san.Groups[2].Value));
            }
            else
            {
                sans.AddDnsName(san.Groups[2].Value);
            }
        }

        request.CertificateExtensions.Add(sans.Build());
        using var authority = X509Certificate2.CreateFromPem(host.Files[EtcdAuthority.CertificatePath]).CopyWithPrivateKey(_keys[EtcdAuthority.KeyPath]);
        using var signed = request.Create(authority, Now.AddHours(-1), Now.AddDays(1825), RandomNumberGenerator.GetBytes(15));
        host.Files[$"{EtcdAuthority.IssuedFolder}/{name}.crt"] = signed.ExportCertificatePem() + "\n";
        if (script.Contains("openssl cms -encrypt", StringComparison.Ordinal))
        {
            host.Files[$"{EtcdAuthority.IssuedFolder}/{name}.cms"] = host.Host.ToString();
        }

        return null;
    }

    // As etcd judges: who has no data may start only as it was agreed on.
    private string? Start(string etcd)
    {
        var instance = etcd == EtcdInstance.Main.Name ? EtcdInstance.Main : EtcdInstance.Events;
        var (members, own) = (host.Cluster.HostMembers, (etcd, $"https://{host.Host.Address}:{instance.PeerPort}"));
        if (!host.Files.ContainsKey(instance.SettingsPath) || !host.Files.ContainsKey(instance.UnitPath) || !IsVerified(new EtcdCertificate(EtcdIdentity.MemberOn(host.Host))))
        {
            return "settings, unit or certificate are missing";
        }

        if (!_data.Contains(etcd))
        {
            if (!host.Files.TryGetValue(instance.FirstStartPath, out var first))
            {
                return "initial-cluster does not name this member";
            }

            var listed = PeerUrl().Matches(first).Select(match => (etcd, match.Groups[1].Value)).ToHashSet();
            if (first.Contains("\"new\"", StringComparison.Ordinal) && MembersOf(etcd).Count == 0)
            {
                listed.ToList().ForEach(member => members[member] = new SimulatedMember(""));
            }

            if (!members.TryGetValue(own, out var mine) || mine.Name.Length > 0 || !listed.SetEquals(MembersOf(etcd).Select(member => member.Key)))
            {
                return mine?.Name.Length > 0 ? "member has already been bootstrapped" : "member count is unequal";
            }

            members[own] = new SimulatedMember(host.Host.ToString());
            _data.Add(etcd);
        }

        var unit = host.Unit(instance.Unit);
        (unit.IsActive, unit.Changed) = (true, host.Cluster.Tick());
        return null;
    }

    private bool HasMajority(EtcdInstance etcd) => MembersOf(etcd.Name) is { Count: > 0 } members
        && members.Count(member => member.Value.Name.Length > 0 && Host(member.Value.Name) is var there && there.Unit(etcd.Unit).IsActive && there.Etcd._data.Contains(etcd.Name)) > members.Count / 2;

    private List<KeyValuePair<(string Etcd, string PeerUrl), SimulatedMember>> MembersOf(string etcd) => [.. host.Cluster.HostMembers.Where(member => member.Key.Etcd == etcd)];

    private static object Shown(KeyValuePair<(string Etcd, string PeerUrl), SimulatedMember> member, int index) =>
        new { ID = $"{index + 1}", name = member.Value.Name, peerURLs = new[] { member.Key.PeerUrl }, clientURLs = member.Value.Name.Length > 0 ? new[] { "https://there" } : [] };

    private SimulatedHost Host(string name) => host.Cluster[name];

    private bool IsVerified(EtcdCertificate asked)
    {
        if (!host.Files.TryGetValue($"{asked.Folder}/{asked.Name}.crt", out var own) || !host.Files.TryGetValue($"{asked.Folder}/ca.crt", out var authority))
        {
            return false;
        }

        using var chain = new X509Chain();
        (chain.ChainPolicy.TrustMode, chain.ChainPolicy.RevocationMode) = (X509ChainTrustMode.CustomRootTrust, X509RevocationMode.NoCheck);
        chain.ChainPolicy.VerificationTime = Now.UtcDateTime;
        using var root = X509Certificate2.CreateFromPem(authority);
        chain.ChainPolicy.CustomTrustStore.Add(root);
        using var certificate = X509Certificate2.CreateFromPem(own);
        return chain.Build(certificate);
    }

    private static string Pin(ECDsa key) => Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));

    private static string Base64(string text) => Convert.ToBase64String(Encoding.ASCII.GetBytes(text));

    private static string Text(string base64) => Encoding.ASCII.GetString(Convert.FromBase64String(base64));

    [GeneratedRegex(@"printf %s ([A-Za-z0-9+/=]+) \| base64 -d")]
    private static partial Regex Encoded();

    [GeneratedRegex("(DNS|IP):([^,\n]+)")]
    private static partial Regex San();

    [GeneratedRegex("=(https://[^,\"]+)")]
    private static partial Regex PeerUrl();

    [GeneratedRegex(@"\A(re)?start etcd(-events)?\.service\z")]
    private static partial Regex Starting();

    [GeneratedRegex(@"\Aetcd(-events)? member (add|remove) .*")]
    private static partial Regex Changing();
}

/// <summary>A member of an etcd under systemd; one that never started has no name.</summary>
internal sealed record SimulatedMember(string Name);
