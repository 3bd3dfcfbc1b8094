using Kubewright.Core.Hosts;

namespace Kubewright.Core.Spec.Reading;

/// <summary>Gives hosts the roles and names that the file leaves open.</summary>
internal static class DraftHosts
{
    private const int UsualControlPlanes = 3;

    public static IReadOnlyList<DraftHost> Fill(IReadOnlyList<HostDocument> hosts, EndpointKind kind)
    {
        var roles = hosts.Any(host => host.Roles.IsWritten) ? [.. hosts.Select(Written)] : Usual(hosts.Count, kind);
        var taken = hosts.Where(host => host.Name.HasValue).Select(host => host.Name.Or(default)).ToHashSet();
        var filled = new List<DraftHost>();
        for (var index = 0; index < hosts.Count; index++)
        {
            var name = hosts[index].Name.Has(out var written) ? written : FreeName(roles[index], taken);
            filled.Add(new DraftHost(hosts[index], name, roles[index], index));
        }

        return filled;
    }

    private static IReadOnlySet<HostRole> Written(HostDocument host) => host.Roles.Values().ToHashSet();

    // Without a shared endpoint only one control plane can be reached; behind one, three survive the loss of one, and fewer than three hosts no loss at all.
    // Where no host is left for workloads, the control planes take them, or nothing could ever run.
    private static List<IReadOnlySet<HostRole>> Usual(int hosts, EndpointKind kind)
    {
        var controlPlanes = kind != EndpointKind.Single && hosts >= UsualControlPlanes ? UsualControlPlanes : 1;
        HostRole[] first = hosts == controlPlanes ? [HostRole.ControlPlane, HostRole.Worker] : [HostRole.ControlPlane];
        return [.. Enumerable.Range(0, hosts).Select(index => (index < controlPlanes ? first : [HostRole.Worker]).ToHashSet())];
    }

    private static HostName FreeName(IReadOnlySet<HostRole> roles, HashSet<HostName> taken)
    {
        var prefix = roles.Contains(HostRole.ControlPlane) ? "cp" : roles.Contains(HostRole.LoadBalancer) ? "lb" : roles.Contains(HostRole.Etcd) && !roles.Contains(HostRole.Worker) ? "etcd" : "worker";
        var number = 1;
        while (!taken.Add(HostName.Parse($"{prefix}{number}")))
        {
            number++;
        }

        return HostName.Parse($"{prefix}{number}");
    }
}
