using Kubewright.Core.Findings;
using Kubewright.Core.Spec.Reading;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.Kubeadm;

internal sealed class KubeadmKeyOfOtherVersion() : FileRule<KubeadmFile>(
    "kubeadm-key-of-other-version",
    Severity.Error,
    "Every key is one of the file's apiVersion",
    "kubeadm warns of an unknown field and goes on without it, or refuses the file: what was set does not come about")
{
    // Nothing is lost without these: CoreDNS is the only DNS server, and there is no hyperkube any more.
    private static readonly string[] Needless = ["useHyperKubeImage", "dns.type"];

    private static readonly Dictionary<string, (string Kind, string Key)> MovedTo = new()
    {
        ["apiServer.timeoutForControlPlane"] = ("InitConfiguration", "controlPlaneComponentHealthCheck"),
        ["discovery.timeout"] = ("JoinConfiguration", "discovery"),
    };

    protected override IEnumerable<LintFinding> Judge(KubeadmFile file, LintSet set) =>
        from document in file.Objects
        let kind = KubeadmFile.KindOf(document)
        let api = KubeadmSchema.NumberOf(KubeadmFile.ApiOf(document))
        where api is not null && KubeadmSchema.Has(kind)
        from key in KubeadmSchema.Keys(document)
        let versions = KubeadmSchema.Versions(kind, key.Path)
        where versions is not null && (api < versions.Value.From || api > versions.Value.To)
        select Found(
            file,
            key.Entry.Line,
            $"{key.Path} is no key of {kind} in v1beta{api}: " + (api < versions.Value.From ? $"it came with v1beta{versions.Value.From}" : $"v1beta{versions.Value.To} was the last that had it"),
            Correction(key.Path, api.Value, versions.Value.From),
            Edits(file, key.Path, key.Map, key.Entry));

    private static string Correction(string path, int api, int from) =>
        api < from ? $"take it out, or let 'kubeadm config migrate' write the file anew in v1beta{from}"
        : MovedTo.TryGetValue(path, out var moved) ? $"write it as timeouts.{moved.Key} of {moved.Kind}"
        : "take it out";

    private static IEnumerable<LineEdit> Edits(KubeadmFile file, string path, YamlMapping map, YamlEntry entry)
    {
        if (Needless.Contains(path))
        {
            return map.Entries.Count > 1 ? file.Remove(map, entry) : [];
        }

        return MovedTo.TryGetValue(path, out var moved) && entry.Value is YamlScalar value && file.Objects.FirstOrDefault(document => KubeadmFile.KindOf(document) == moved.Kind) is { } target
            ? Moved(file, map, entry, target, $"{moved.Key}: {value.Text}")
            : [];
    }

    private static IEnumerable<LineEdit> Moved(KubeadmFile file, YamlMapping map, YamlEntry entry, YamlMapping target, string line)
    {
        IReadOnlyList<LineEdit> added = [.. target.Find("timeouts")?.Value switch
        {
            null => file.Append(target, "timeouts:", "  " + line),
            YamlMapping timeouts => file.Append(timeouts, line),
            _ => [],
        }];
        IReadOnlyList<LineEdit> removed = [.. file.Remove(map, entry)];
        return added.Count > 0 && removed.Count > 0 ? [.. removed, .. added] : [];
    }
}
