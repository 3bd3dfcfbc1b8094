using Kubewright.Core.Artifacts;
using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Inspection.Probes.Runtime;
using Kubewright.Provisioning.Config;

namespace Kubewright.Provisioning.Steps.Runtime;

/// <summary>containerd, runc and the CNI plugins are those of the projects' own releases, known by the digests of their archives.</summary>
public sealed class InstallRuntime : IStep
{
    private const string RuncPath = "/usr/local/sbin/runc";

    private static readonly FileDigest RuncDigest = new(RuncPath);

    public string Title => "Install containerd, runc and the CNI plugins";

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) =>
    [
        new(host, new Architecture()), new(host, new KubeadmState()), new(host, RuncDigest),
        new(host, new UnpackedArchive(ReleasedRuntime.Containerd)), new(host, new UnpackedArchive(ReleasedRuntime.CniPlugins)),
    ];

    public Decision Decide(Situation situation)
    {
        var architecture = situation.Ask(new Architecture());
        var offer = situation.Artifacts;
        if (offer.Archive(ReleasedRuntime.Containerd, architecture) is not { } containerd
            || offer.File(ReleasedRuntime.Runc, architecture) is not { } runc
            || offer.Archive(ReleasedRuntime.CniPlugins, architecture) is not { } plugins)
        {
            return new Decision.Blocked(
                $"the artifacts ({offer.Catalog.Source}) lack containerd, runc or the CNI plugins for {architecture}",
                "give artifacts that have them, or write runtime.source: packages");
        }

        var wanted = new[] { OfArchive(situation, containerd, "/usr/local"), OfRunc(situation, runc), OfArchive(situation, plugins, ContainerdConfig.UpstreamPlugins) };
        var wrong = wanted.Where(part => !part.IsThere).ToList();
        return wrong switch
        {
            [] => new Decision.Satisfied(string.Join(", ", wanted.Select(part => part.Name))),
            _ when situation.Ask(new KubeadmState()).IsNode && wrong.Any(part => !part.WasThere) => new Decision.Blocked(
                $"the host is a node already, and its pods run under another {string.Join(" and ", wrong.Where(part => !part.WasThere).Select(part => part.Name))}",
                "the runtime of a node is not replaced by apply: write the source and the versions that it has"),
            _ => new Decision.Change($"not there or of another version: {string.Join(", ", wrong.Select(part => part.Name))}", [.. wrong.Select(part => part.Install)]),
        };
    }

    private static Part OfArchive(Situation situation, Artifact archive, string folder)
    {
        var found = situation.Ask(new UnpackedArchive(archive.Name));
        var wasThere = found?.Sha256 == archive.Sha256;
        return new Part($"{archive.Name} {archive.Version}", wasThere && found!.IsWhole, wasThere, new HostAction.UnpackArchive(archive, folder));
    }

    // A program that is lost altogether is put back, as one of Kubernetes' own is.
    private static Part OfRunc(Situation situation, Artifact runc)
    {
        var found = situation.Ask(RuncDigest);
        return new Part($"{runc.Name} {runc.Version}", found == runc.Sha256, found is null, new HostAction.FetchFile(runc, RuncPath));
    }

    /// <param name="WasThere">The wanted version was laid down once, and only what is broken of it has to be put back.</param>
    private sealed record Part(string Name, bool IsThere, bool WasThere, HostAction Install);
}
