using System.Text.RegularExpressions;
using Kubewright.Core.Facts;
using Kubewright.Core.Spec;

namespace Kubewright.Inspection.Probes.Kubelet;

/// <summary>A kubelet that a package put on the host, in <c>/usr/bin</c>, with its version; null where there is none.</summary>
public sealed partial record ForeignKubelet : Probe<InstalledKubelet?>
{
    private const string Path = "/usr/bin/kubelet";

    public override string Id => "foreign-kubelet";

    public override string Script => $"if [ -x {Path} ]; then {Path} --version; else echo absent; fi";

    protected override Fact<InstalledKubelet?> Parse(ProbeAnswer answer) => answer.Output.Trim() == "absent"
        ? Known(null)
        : Pattern().Match(answer.Output) is { Success: true } match && KubernetesVersion.TryParse(match.Groups[1].Value) is { } version
            ? Known(new InstalledKubelet(Path, version))
            : Unknown($"the version of {Path} was not understood: {answer.Complaint}");

    [GeneratedRegex(@"\AKubernetes (v\d+\.\d+\.\d+)")]
    private static partial Regex Pattern();
}

/// <summary>A kubelet that is installed.</summary>
public sealed record InstalledKubelet(string Path, KubernetesVersion Version);
