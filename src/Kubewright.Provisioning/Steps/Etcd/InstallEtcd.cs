using Kubewright.Core.Artifacts;
using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Etcd;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Inspection.Probes.Runtime;

namespace Kubewright.Provisioning.Steps.Etcd;

/// <summary>etcd and etcdctl of the wanted version are on the host, known by their digests: as programs, or out of the archive that the etcd project releases.</summary>
public sealed class InstallEtcd : IStep
{
    private const string Archive = "etcd";
    private const string ArchiveFolder = "/usr/local/lib/etcd";
    private const string Folder = "/usr/local/bin";

    private static readonly IReadOnlyList<string> Programs = ["etcd", "etcdctl"];

    private static readonly MissingPrograms Links = new(string.Join(' ', Programs.Select(program => $"{Folder}/{program}")));

    public string Title => "Install etcd";

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) =>
    [
        new(host, new Architecture()), new(host, new EtcdTraces(EtcdInstance.Main)), new(host, new UnpackedArchive(Archive)), new(host, Links),
        .. Programs.Where(_ => HasPrograms(blueprint.Artifacts)).Select(program => new Need(host, Digest(program))),
    ];

    public Decision Decide(Situation situation)
    {
        var (architecture, source) = (situation.Ask(new Architecture()), situation.Artifacts.Catalog.Source);
        var programs = Programs.Select(program => situation.Artifacts.File(program, architecture)).OfType<Artifact>().ToList();
        var archive = situation.Artifacts.Archive(Archive, architecture);
        if (programs.Count < Programs.Count && archive is null)
        {
            return new Decision.Blocked(
                $"the artifacts ({source}) have no {string.Join(" and no ", Programs.Except(programs.Select(program => program.Name)))} for {architecture}", "give artifacts that do");
        }

        var offered = archive ?? programs[0];
        return situation.Spec.Etcd.Version is { } wanted && offered.Version.TrimStart('v') != wanted
            ? new Decision.Blocked($"the artifacts ({source}) have etcd {offered.Version}, and the cluster file wants {wanted}", "write the version that they have, or give others")
            : archive is null ? OfPrograms(situation, programs) : OfArchive(situation, archive);
    }

    private static Decision OfPrograms(Situation situation, List<Artifact> programs)
    {
        var wrong = programs.Where(program => situation.Ask(Digest(program.Name)) != program.Sha256).ToList();
        return wrong.Count == 0
            ? new Decision.Satisfied($"{programs[0].Version} of {situation.Artifacts.Catalog.Source}")
            : (Decision?)Replaces(situation, situation.Ask(Digest("etcd")) is { } there && there != programs[0].Sha256)
                ?? new Decision.Change(
                    $"not there or of another version: {string.Join(", ", wrong.Select(program => program.Name))}",
                    [.. wrong.Select(program => new HostAction.FetchFile(program, $"{Folder}/{program.Name}"))]);
    }

    private static Decision OfArchive(Situation situation, Artifact archive)
    {
        var (unpacked, unlinked) = (situation.Ask(new UnpackedArchive(Archive)), situation.Ask(Links));
        return unpacked is { IsWhole: true } && unpacked.Sha256 == archive.Sha256 && unlinked.Count == 0
            ? new Decision.Satisfied($"{archive.Version} of {situation.Artifacts.Catalog.Source}")
            : (Decision?)Replaces(situation, unpacked is not null && unpacked.Sha256 != archive.Sha256)
                ?? new Decision.Change(unpacked is null ? "not there" : "not as it was unpacked", [new HostAction.UnpackArchive(archive, ArchiveFolder), Link(archive)]);
    }

    private static Decision.Blocked? Replaces(Situation situation, bool isAnother) => isAnother && situation.Ask(new EtcdTraces(EtcdInstance.Main)).HasData
        ? new Decision.Blocked("etcd runs here with another program than the artifacts have", "etcd that runs is not moved to another version by apply: give the artifacts that it was made with")
        : null;

    // The archive has everything in one folder, named after version and platform.
    private static HostAction.RunCommand Link(Artifact archive) => new(new Command
    {
        Title = "link etcd's programs",
        Script = $"mkdir -p {Folder} && ln -sfn {string.Join(' ', Programs.Append("etcdutl").Select(program => $"{ArchiveFolder}/etcd-{archive.Version}-linux-{archive.Architecture}/{program}"))} {Folder}/",
    })
    {
        UndoPrinter = $"for program in {string.Join(' ', Programs)} etcdutl; do [ -e {Folder}/$program ] || echo \"rm -f {Folder}/$program\"; done",
    };

    private static bool HasPrograms(ArtifactOffer artifacts) => artifacts.Catalog.Artifacts.Any(artifact => artifact is { Kind: ArtifactKind.File, Name: "etcd" });

    private static FileDigest Digest(string program) => new($"{Folder}/{program}");
}
