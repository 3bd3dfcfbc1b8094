using System.Text.RegularExpressions;
using Kubewright.Inspection.Description.Wording;
using Kubewright.Inspection.Evidence;

namespace Kubewright.Inspection.Description.Describers;

/// <summary>Versions of API servers and kubelets, their skew against what is supported, and builds of vendors.</summary>
internal sealed partial class VersionsDescriber : IDescriber
{
    public string Section => "versions";

    public IEnumerable<Statement> Describe(ClusterView view)
    {
        var servers = Servers(view);
        var server = servers.Select(sighted => sighted.Value).FirstOrDefault();
        return
        [
            server is null ? Say.Unknown("server-version", VersionWords.ServerUnknown) : Say.Fine("server-version", VersionWords.Server(server), servers.Select(sighted => sighted.Proof)).With(("version", server)),
            .. Differ(servers), .. Kubelets(view), .. view.Machines.SelectMany(machine => Skew(machine, server)), .. Vendor(view, server), .. Configured(view, server),
        ];
    }

    /// <summary>The version of the API, as it said itself before what its images are called.</summary>
    public static IReadOnlyList<Sighted<string>> Servers(ClusterView view) =>
    [
        .. view.Readings.Settings.ServerVersions.Where(sighted => sighted.Value.Length > 0),
        .. view.Readings.Components.Where(component => component.Component == "kube-apiserver" && component.Version is not null && Number().IsMatch(component.Version))
            .Select(component => new Sighted<string>(component.Version!, component.Proofs[0])),
    ];

    private static IEnumerable<Statement> Differ(IReadOnlyList<Sighted<string>> servers)
    {
        if (servers.Select(sighted => Plain(sighted.Value)).Distinct().Count() > 1)
        {
            yield return Say.Odd("server-versions-differ", VersionWords.ServersDiffer(string.Join(", ", servers.Select(sighted => sighted.Value).Distinct())), servers.Select(sighted => sighted.Proof), 60);
        }
    }

    private static IEnumerable<Statement> Kubelets(ClusterView view)
    {
        var groups = view.Machines.Where(machine => machine.KubeletVersion is not null).GroupBy(machine => machine.KubeletVersion!).OrderByDescending(group => group.Count()).ToList();
        if (groups is [var only])
        {
            yield return Say.Fine("kubelet-versions", VersionWords.Kubelets(only.Key, only.Count()), only.SelectMany(machine => machine.Proofs)).With(("version", only.Key), ("count", only.Count()));
        }
        else if (groups.Count > 1)
        {
            yield return Say.Odd("kubelet-versions", VersionWords.KubeletsDiffer(Grouping.Of(groups)), groups.SelectMany(group => group.SelectMany(machine => machine.Proofs)), 50);
        }
    }

    // Up to three minor versions behind from 1.28 on, two before; never ahead (Kubernetes' version skew policy).
    private static IEnumerable<Statement> Skew(Machine machine, string? server)
    {
        if (Minor(server) is not { } minor || Minor(machine.KubeletVersion) is not { } own)
        {
            yield break;
        }

        var allowed = minor >= 28 ? 3 : 2;
        if (own > minor)
        {
            yield return Say.Bad("version-skew", VersionWords.Newer(machine.Name, machine.KubeletVersion!, server!), machine.Proofs, 65).About(machine.Name);
        }
        else if (minor - own > allowed)
        {
            yield return Say.Bad("version-skew", VersionWords.Skew(machine.Name, machine.KubeletVersion!, server!, allowed), machine.Proofs, 65).About(machine.Name);
        }
    }

    private static IEnumerable<Statement> Vendor(ClusterView view, string? server)
    {
        var seen = view.Machines.Select(machine => (Version: machine.KubeletVersion, machine.Proofs)).Concat(Servers(view).Take(1).Select(sighted => (Version: (string?)sighted.Value, Proofs: (IReadOnlyList<Proof>)[sighted.Proof])))
            .FirstOrDefault(version => version.Version is not null && Suffix(version.Version).Length > 0);
        if (seen.Version is { } version)
        {
            yield return Say.Fine("vendor-build", VersionWords.Vendor(version, Suffix(version)), seen.Proofs).With(("vendor", Suffix(version)));
        }
    }

    private static IEnumerable<Statement> Configured(ClusterView view, string? server)
    {
        if (server is not null && view.Readings.Settings.ConfiguredVersions is [var configured, ..] && Plain(configured.Value) != Plain(server))
        {
            yield return Say.Odd("configured-version", VersionWords.Configured(configured.Value, server), [configured.Proof], 55).Because(VersionWords.ConfiguredWhy);
        }
    }

    /// <summary>The minor version; null where the text is no version.</summary>
    internal static int? Minor(string? version) => version is not null && Number().Match(version) is { Success: true } match ? int.Parse(match.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : null;

    private static string Plain(string version) => Number().Match(version) is { Success: true } match ? match.Value : version;

    // Releases before a release are the project's own: v1.33.0-rc.1.
    private static string Suffix(string version) => Number().Match(version) is { Success: true } match && version[match.Length..] is { Length: > 0 } rest && !Prerelease().IsMatch(rest) ? rest.TrimStart('-', '+') : "";

    [GeneratedRegex(@"^v?1\.(\d+)\.\d+")]
    private static partial Regex Number();

    [GeneratedRegex(@"^-(alpha|beta|rc)\.\d+$")]
    private static partial Regex Prerelease();
}
