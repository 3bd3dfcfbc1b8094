using Kubewright.Core.Findings;
using Kubewright.Core.Spec.Reading;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.Kubeadm;

internal sealed class KubeadmUnknownKey() : FileRule<KubeadmFile>(
    "kubeadm-unknown-key",
    Severity.Error,
    "Every key is known to kubeadm",
    "kubeadm warns of an unknown field and goes on without it, or refuses the file: what was set does not come about")
{
    protected override IEnumerable<LintFinding> Judge(KubeadmFile file, LintSet set) =>
        from document in file.Objects
        let kind = KubeadmFile.KindOf(document)
        let api = KubeadmSchema.NumberOf(KubeadmFile.ApiOf(document))
        where api is not null && KubeadmSchema.Has(kind)
        from key in KubeadmSchema.Keys(document)
        where KubeadmSchema.Versions(kind, key.Path) is null
        let meant = NearestWord.Find(key.Entry.Key, KubeadmSchema.Beside(kind, key.Path, api.Value))
        select Found(
            file,
            key.Entry.Line,
            $"{key.Path} is no key of {kind}",
            meant is null ? "take it out, or put it where it belongs" : $"write {meant}",
            meant is null || key.Map.Find(meant) is not null ? [] : [file.Text.Replace(key.Entry.Line, key.Entry.Key, meant, key.Entry.Column)]);
}
