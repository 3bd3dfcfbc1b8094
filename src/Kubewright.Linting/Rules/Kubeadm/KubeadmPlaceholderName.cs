using Kubewright.Core.Findings;
using Kubewright.Core.Spec.Reading;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.Kubeadm;

internal sealed class KubeadmPlaceholderName() : FileRule<KubeadmFile>(
    "kubeadm-placeholder-name",
    Severity.Warning,
    "No node is called as the sample's",
    "the node is called 'node', whatever its host's name; a second host with the same file is refused, or takes over the first one's place")
{
    protected override IEnumerable<LintFinding> Judge(KubeadmFile file, LintSet set) =>
        from document in (YamlMapping?[])[file.Init, file.Join]
        where document is not null
        let registration = document.Find("nodeRegistration")?.Value as YamlMapping
        let name = registration?.Find("name")
        where name?.Value is YamlScalar { Text: "node" }
        select Found(
            file,
            name.Line,
            "nodeRegistration.name: node is the sample's",
            "take the line out: kubeadm then takes the host's name",
            registration.Entries.Count > 1 ? file.Remove(registration, name) : []);
}
