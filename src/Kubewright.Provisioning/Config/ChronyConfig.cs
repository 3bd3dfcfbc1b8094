using System.Net;
using Kubewright.Core.Hosts;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Hosts;

namespace Kubewright.Provisioning.Config;

/// <summary>
/// chrony's configuration, the whole of it: the distribution's own asks a public pool and whomever DHCP names, and those would compete with the source that the
/// cluster file names.
/// </summary>
internal static class ChronyConfig
{
    public const string DebianPath = "/etc/chrony/chrony.conf";

    public const string RedHatPath = "/etc/chrony.conf";

    /// <param name="host">Whose configuration.</param>
    public static string Write(ClusterSpec spec, Host host, OsFamily family) =>
        ConfigHeader.Comment
        + Sources(spec, host)
        + $"""

        # A clock that is wrong by more than a second is set at once when chronyd starts, and only then: later it is slowed down or sped up.
        makestep 1 3
        rtcsync
        driftfile {(family is OsFamily.Debian or OsFamily.Ubuntu ? "/var/lib/chrony/chrony.drift" : "/var/lib/chrony/drift")}

        """;

    private static string Sources(ClusterSpec spec, Host host) => spec.Time.Source switch
    {
        null => Servers(spec.Time.Servers),
        var source when source.Name == host.Name =>
            $"""
            # The other hosts ask this one. Where it has nobody to ask it serves its own clock, so that all at least agree.
            {Servers(spec.Time.Servers)}local stratum 10
            {string.Concat(spec.Hosts.Where(client => client.Name != source.Name).Select(client => $"allow {client.Address}\n"))}
            """,
        var source => $"# {source}\nserver {source.Address} iburst prefer maxpoll 6\n",
    };

    // A name may stand for several servers, and for others after a while.
    private static string Servers(IEnumerable<string> servers) =>
        string.Concat(servers.Select(server => IPAddress.TryParse(server, out _) ? $"server {server} iburst\n" : $"pool {server} iburst maxsources 4\n"));
}
