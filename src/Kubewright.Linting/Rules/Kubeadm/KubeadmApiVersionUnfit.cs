using Kubewright.Core.Findings;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.Kubeadm;

internal sealed class KubeadmApiVersionUnfit() : FileRule<KubeadmFile>(
    "kubeadm-api-version-unfit",
    Severity.Error,
    "kubeadm of the file's version reads its apiVersion",
    "kubeadm refuses the file: 'no kind … is registered', or 'your configuration file uses an old API spec'")
{
    private const int Last = int.MaxValue;

    // Minor versions of Kubernetes whose kubeadm reads an API.
    private static readonly Dictionary<string, (int From, int To)> Readers = new()
    {
        ["v1beta1"] = (13, 21), ["v1beta2"] = (15, 26), ["v1beta3"] = (22, Last), ["v1beta4"] = (31, Last),
    };

    protected override IEnumerable<LintFinding> Judge(KubeadmFile file, LintSet set) =>
        from document in file.Objects
        let api = KubeadmFile.ApiOf(document)
        let version = file.Version ?? set.KubernetesVersion
        let known = Readers.TryGetValue(api, out var readers) ? readers : ((int From, int To)?)null
        where known is null || (version is not null && (version.Value.Minor < known.Value.From || version.Value.Minor > known.Value.To))
        select Found(
            file,
            document.Find("apiVersion")!.Line,
            known is null ? $"kubeadm.k8s.io/{api} is no API of kubeadm that is known here" : $"kubeadm {version} does not read {api}, which is read {Span(known.Value.From, known.Value.To)}",
            $"let 'kubeadm config migrate --old-config {file.Name} --new-config NEW' of a version that reads both write it anew in {Newest(version)}");

    private static string Span(int from, int to) => to == Last ? $"from 1.{from} on" : $"from 1.{from} to 1.{to}";

    private static string Newest(Core.Spec.KubernetesVersion? version) =>
        version is not { } known || known.IsAtLeast(1, 31) ? "kubeadm.k8s.io/v1beta4" : known.IsAtLeast(1, 22) ? "kubeadm.k8s.io/v1beta3" : "kubeadm.k8s.io/v1beta2";
}
