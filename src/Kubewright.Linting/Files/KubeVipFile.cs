using Kubewright.Core.Spec.Reading;
using Kubewright.Linting.Syntax;

namespace Kubewright.Linting.Files;

/// <summary>kube-vip's manifest as a static pod.</summary>
internal sealed class KubeVipFile : YamlFile
{
    public KubeVipFile(LintText text)
        : base(text, ConfigKind.KubeVip)
    {
        Pod = Documents.FirstOrDefault(document => KubeadmFile.Scalar(document, "kind")?.Text == "Pod") ?? throw new SyntaxException(0, "has no object of kind Pod", "give kube-vip's static pod");
        Spec = Pod.Find("spec")?.Value as YamlMapping ?? throw new SyntaxException(Pod.Line, "the pod has no spec", "give kube-vip's static pod");
        var containers = (Spec.Find("containers")?.Value as YamlSequence)?.Items.OfType<YamlMapping>().ToList() ?? [];
        Container = containers.Find(container => (KubeadmFile.Scalar(container, "image")?.Text + KubeadmFile.Scalar(container, "name")?.Text).Contains("kube-vip", StringComparison.Ordinal))
            ?? throw new SyntaxException(Spec.Line, "the pod has no container of kube-vip", "give kube-vip's static pod");
    }

    public YamlMapping Pod { get; }

    public YamlMapping Spec { get; }

    public YamlMapping Container { get; }

    public YamlScalar? Image => KubeadmFile.Scalar(Container, "image");

    /// <summary>The version of its image; null where the tag is none.</summary>
    public Version? Version => Image?.Text.Split('@')[0] is { } image && image.LastIndexOf(":v", StringComparison.Ordinal) is > 0 and var at
        && System.Version.TryParse(image[(at + 2)..].Split('-')[0], out var version) ? version : null;

    public YamlSequence? Environment => Container.Find("env")?.Value as YamlSequence;

    public YamlSequence? Volumes => Spec.Find("volumes")?.Value as YamlSequence;

    /// <summary>The address that it holds.</summary>
    public YamlScalar? Address => Variable("address") ?? Variable("vip_address");

    public int Port => int.TryParse(Variable("port")?.Text, out var port) ? port : 6443;

    /// <summary>The kubeconfig that it takes from the host; null where it takes none.</summary>
    public YamlScalar? Kubeconfig => HostPaths.FirstOrDefault(path => path.Text.EndsWith(".conf", StringComparison.Ordinal));

    /// <summary>The value of an environment variable; null where it is not there.</summary>
    public YamlScalar? Variable(string name) => Entry(name) is { } entry ? KubeadmFile.Scalar(entry, "value") : null;

    /// <summary>The name of an environment variable as it stands in the file; null where it is not there.</summary>
    public YamlScalar? VariableName(string name) => Entry(name) is { } entry ? KubeadmFile.Scalar(entry, "name") : null;

    private IEnumerable<YamlScalar> HostPaths => (Volumes?.Items ?? []).OfType<YamlMapping>().Select(volume => KubeadmFile.Scalar(volume, "hostPath", "path")).OfType<YamlScalar>();

    private YamlMapping? Entry(string name) => (Environment?.Items ?? []).OfType<YamlMapping>().FirstOrDefault(entry => KubeadmFile.Scalar(entry, "name")?.Text == name);
}
