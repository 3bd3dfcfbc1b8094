using System.Globalization;
using System.Net;
using System.Text;
using Kubewright.Core.Hosts;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Etcd;

namespace Kubewright.Provisioning.Config;

/// <summary>
/// Settings and units of etcd under systemd. Settings are environment variables, in which etcd has every flag: <c>ETCD_</c> and the flag in capitals. Source: etcd's
/// configuration reference.
/// </summary>
internal static class EtcdConfig
{
    public const string Program = "/usr/local/bin/etcd";

    public static string Settings(ClusterSpec spec, Host host, EtcdInstance instance)
    {
        var identity = EtcdIdentity.MemberOn(host);
        var ours = YamlMap.Of(
            ("name", host.Name.ToString()),
            ("data-dir", instance.DataFolder),
            ("listen-client-urls", $"{Url(host.Address, instance.ClientPort)},{Url(Loopback(host), instance.ClientPort)}"),
            ("advertise-client-urls", Url(host.Address, instance.ClientPort)),
            ("listen-peer-urls", Url(host.Address, instance.PeerPort)),
            ("initial-advertise-peer-urls", PeerUrl(host, instance)),
            ("listen-metrics-urls", $"http://127.0.0.1:{instance.HealthPort}"),

            // A member without data must never start a cluster of its own; the first start of all has a file of its own.
            ("initial-cluster-state", "existing"),
            ("cert-file", identity.CertificatePath),
            ("key-file", identity.KeyPath),
            ("trusted-ca-file", identity.AuthorityPath),
            ("client-cert-auth", true),
            ("peer-cert-file", identity.CertificatePath),
            ("peer-key-file", identity.KeyPath),
            ("peer-trusted-ca-file", identity.AuthorityPath),
            ("peer-client-cert-auth", true),
            ("snapshot-count", 10000L),
            ("quota-backend-bytes", 8L << 30),
            ("auto-compaction-mode", "periodic"),
            ("auto-compaction-retention", "8h"),
            ("experimental-initial-corrupt-check", true));
        return ConfigHeader.Comment + Variables(ours.With(spec.Etcd.Settings));
    }

    /// <summary>What a member without data is told at its first start, over the settings.</summary>
    /// <param name="members">Names and peer URLs of all members that there are then.</param>
    public static string FirstStart(EtcdInstance instance, bool isNew, IEnumerable<(string Name, string PeerUrl)> members) => ConfigHeader.Comment + Variables(YamlMap.Of(
        ("initial-cluster-state", isNew ? "new" : "existing"),
        ("initial-cluster-token", instance.Name),
        ("initial-cluster", string.Join(',', members.Select(member => $"{member.Name}={member.PeerUrl}")))));

    public static string Unit(EtcdInstance instance) =>
        $"""
        # {ConfigHeader.Text}
        [Unit]
        Description=etcd of Kubernetes{(instance == EtcdInstance.Events ? ", for events" : "")}
        Documentation=https://etcd.io/docs/
        Wants=network-online.target
        After=network-online.target

        [Service]
        # It says that it is ready once it is part of a majority.
        Type=notify
        EnvironmentFile={instance.SettingsPath}
        EnvironmentFile=-{instance.FirstStartPath}
        ExecStart={Program}
        StateDirectory={instance.DataFolder["/var/lib/".Length..]}
        StateDirectoryMode=0700
        Restart=always
        RestartSec=5
        TimeoutStartSec=90
        LimitNOFILE=65536
        NoNewPrivileges=true
        ProtectHome=true
        ProtectSystem=full
        PrivateTmp=true

        [Install]
        WantedBy=multi-user.target

        """;

    public static string PeerUrl(Host host, EtcdInstance instance) => Url(host.Address, instance.PeerPort);

    private static IPAddress Loopback(Host host) => host.Address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? IPAddress.IPv6Loopback : IPAddress.Loopback;

    private static string Url(IPAddress address, int port) => $"https://{new IPEndPoint(address, port)}";

    private static string Variables(YamlMap settings)
    {
        var text = new StringBuilder();
        foreach (var (flag, value) in settings.Entries)
        {
            text.Append("ETCD_").Append(flag.ToUpperInvariant().Replace('-', '_')).Append("=\"").Append(Escaped(Text(value))).Append("\"\n");
        }

        return text.ToString();
    }

    private static string Text(object? value) => value is bool flag ? flag ? "true" : "false" : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    // As systemd reads quoted values of environment files.
    private static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
        .Replace("$", "\\$", StringComparison.Ordinal).Replace("`", "\\`", StringComparison.Ordinal);
}
