using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Inspection.Probes.Runtime;
using Kubewright.Provisioning.Packages;

namespace Kubewright.Provisioning.Steps.Hosts;

/// <summary>Programs that come from the distribution's packages are there.</summary>
public sealed class InstallPackages : IStep
{
    // Where Debian and Red Hat put it.
    private static readonly string[] NginxStream = ["/usr/lib/nginx/modules/ngx_stream_module.so", "/usr/lib64/nginx/modules/ngx_stream_module.so"];

    private static readonly IReadOnlyList<(string Program, SystemPackage Package)> OnEveryHost = [("curl", SystemPackage.Curl), ("ip", SystemPackage.Iproute)];

    private static readonly IReadOnlyList<(string Program, SystemPackage Package)> OnNodes =
    [
        ("iptables", SystemPackage.Iptables), ("conntrack", SystemPackage.Conntrack),
        ("socat", SystemPackage.Socat), ("ethtool", SystemPackage.Ethtool),
    ];

    private static readonly IReadOnlyList<(string Program, SystemPackage Package)> OfRuntime = [("containerd", SystemPackage.Containerd), ("runc", SystemPackage.Runc)];

    // Releases come as archives.
    private static readonly IReadOnlyList<(string Program, SystemPackage Package)> OfRelease = [("tar", SystemPackage.Tar)];

    public string Title => "Install packages";

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) =>
    [
        new(host, Missing(blueprint.Spec, host)),
        .. Distribution.Needs(host),
        .. NeedsPlugins(blueprint.Spec, host) ? [new Need(host, new CniPluginFolder())] : (Need[])[],
        .. SetsTime(blueprint.Spec) ? [new Need(host, TimeServices.BesideChrony)] : (Need[])[],
    ];

    public Decision Decide(Situation situation)
    {
        var missing = MissingPackages(situation);
        if (missing.Count == 0)
        {
            return new Decision.Satisfied("all there");
        }

        if (Distribution.Of(situation) is not { } distribution)
        {
            return Distribution.Unknown(situation, string.Join(", ", missing.Select(package => $"{package}".ToLowerInvariant())));
        }

        var packages = distribution.NamesOf(missing);
        return new Decision.Change($"missing: {string.Join(' ', packages)}{Replaced(situation, missing)}", [distribution.Packages.Install(packages)]);
    }

    // Debian's and Ubuntu's packages of time services exclude each other.
    private static string Replaced(Situation situation, List<SystemPackage> missing) =>
        missing.Contains(SystemPackage.Chrony) && situation.Ask(TimeServices.BesideChrony) is { Count: > 0 } others ? $"; chrony takes the place of {string.Join(", ", others)}" : "";

    private static List<SystemPackage> MissingPackages(Situation situation)
    {
        var (spec, host) = (situation.Spec, situation.Host);
        var missing = situation.Ask(Missing(spec, host));
        var packages = Programs(spec, host).Where(entry => missing.Contains(entry.Program)).Select(entry => entry.Package).ToList();
        if (BalancesWithNginx(spec, host) && NginxStream.All(missing.Contains))
        {
            packages.Add(SystemPackage.NginxStream);
        }

        if (NeedsPlugins(spec, host) && situation.Ask(new CniPluginFolder()) is null)
        {
            packages.Add(SystemPackage.CniPlugins);
        }

        return packages;
    }

    private static MissingPrograms Missing(ClusterSpec spec, Host host) =>
        new(string.Join(' ', [.. Programs(spec, host).Select(entry => entry.Program), .. BalancesWithNginx(spec, host) ? NginxStream : []]));

    private static IEnumerable<(string Program, SystemPackage Package)> Programs(ClusterSpec spec, Host host) =>
    [
        .. OnEveryHost,
        .. SetsTime(spec) ? [("chronyd", SystemPackage.Chrony)] : ((string, SystemPackage)[])[],
        .. host.IsNode ? [.. Runtime(spec), .. OnNodes] : Array.Empty<(string, SystemPackage)>(),
        .. spec.Balancers.Contains(host) ? OnBalancers(spec) : [],
        .. AskForCertificates(spec, host),
    ];

    private static IReadOnlyList<(string Program, SystemPackage Package)> Runtime(ClusterSpec spec) => spec.Runtime.Source == RuntimeSource.Packages ? OfRuntime : OfRelease;

    private static bool NeedsPlugins(ClusterSpec spec, Host host) => host.IsNode && spec.Runtime.Source == RuntimeSource.Packages;

    private static (string Program, SystemPackage Package)[] OnBalancers(ClusterSpec spec) =>
    [
        .. spec.Endpoint.Kind == EndpointKind.Keepalived ? [("keepalived", SystemPackage.Keepalived)] : ((string, SystemPackage)[])[],
        spec.Endpoint.Balancer == Balancer.Haproxy ? ("haproxy", SystemPackage.Haproxy) : ("nginx", SystemPackage.Nginx),
    ];

    private static bool SetsTime(ClusterSpec spec) => spec.Time.Kind != TimeKind.Keep;

    private static bool BalancesWithNginx(ClusterSpec spec, Host host) => spec.Balancers.Contains(host) && spec.Endpoint.Balancer == Balancer.Nginx;

    // Keys and requests are made where they stay, see EtcdCertificates; nodes look at the certificates that somebody else's load balancer brings them.
    private static IEnumerable<(string Program, SystemPackage Package)> AskForCertificates(ClusterSpec spec, Host host) =>
        (spec.IsEtcdExternal && (host.Is(HostRole.Etcd) || host.Is(HostRole.ControlPlane))) || (spec.Endpoint.Kind == EndpointKind.External && host.IsNode) ? [("openssl", SystemPackage.Openssl)] : [];
}
