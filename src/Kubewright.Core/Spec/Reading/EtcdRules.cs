namespace Kubewright.Core.Spec.Reading;

/// <summary>etcd under systemd.</summary>
internal static class EtcdRules
{
    // What follows from the rest of the file or from the hosts, by the beginnings of etcd's flags.
    private static readonly string[] Ours =
    [
        "name", "data-dir", "listen-", "advertise-client-urls", "initial-", "cert-file", "key-file", "client-cert-auth", "trusted-ca-file", "auto-tls", "peer-", "force-new-cluster",
        "config-file",
    ];

    public static void Judge(Draft draft, SpecErrors errors)
    {
        var hosts = draft.EtcdHosts.ToList();
        var written = draft.Document.Etcd;
        if (hosts.Count > 0 && hosts.Count % 2 == 0)
        {
            errors.Add(
                draft.Document.Hosts.Place,
                $"{hosts.Count} hosts with the role etcd: {hosts.Count} members survive the loss of {(hosts.Count / 2) - 1}, no more than {hosts.Count - 1}",
                $"make it {hosts.Count + 1} hosts with that role, or {hosts.Count - 1}");
        }

        if (hosts.Count == 0 && (written.Events.Or(false) || written.Version.IsWritten || written.Settings.IsWritten))
        {
            errors.Add(written.Place, "no host has the role etcd, so these settings are nobody's", "write roles: [etcd] for an odd number of hosts, or leave etcd out");
        }

        if (hosts.Count > 0 && draft.Document.Kubeadm.ClusterConfiguration.Has(out var cluster) && cluster.Find(["etcd", "local"]) is { } local)
        {
            errors.Add(
                draft.Document.Kubeadm.ClusterConfiguration.Place.Key("etcd.local", local.Line),
                "etcd.local is for etcd in pods, and here it runs under systemd",
                "write its settings under etcd.settings");
        }

        JudgeSettings(written.Settings, errors);
    }

    private static void JudgeSettings(Field<YamlMapping> settings, SpecErrors errors)
    {
        if (!settings.Has(out var map))
        {
            return;
        }

        foreach (var entry in map.Entries)
        {
            var place = settings.Place.Key(entry.Key, entry.Line);
            if (entry.Value is not YamlScalar { IsNull: false, Text: var text } || text.Contains('\n'))
            {
                errors.Add(place, $"the setting {entry.Key} has no single value", "write the value as etcd's flag would have it, such as quota-backend-bytes: 8589934592");
            }
            else if (entry.Key.Length == 0 || !entry.Key.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-') || entry.Key[0] == '-')
            {
                errors.Add(place, $"'{entry.Key}' is not the name of a flag of etcd", "write the flag without the dashes in front, such as heartbeat-interval");
            }
            else if (Ours.Any(ours => entry.Key == ours || (ours.EndsWith('-') && entry.Key.StartsWith(ours, StringComparison.Ordinal))))
            {
                errors.Add(place, $"{entry.Key} follows from the rest of the file", "leave it out");
            }
        }
    }
}
