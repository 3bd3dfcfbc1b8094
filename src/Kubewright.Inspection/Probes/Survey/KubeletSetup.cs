using Kubewright.Core.Facts;
using Kubewright.Core.Spec;

namespace Kubewright.Inspection.Probes.Survey;

/// <summary>The kubelet of a host: its version, and the configuration file that kubeadm writes. Null where there is no kubelet.</summary>
public sealed record KubeletSetup : Probe<KubeletTraits?>
{
    public override string Id => "kubelet-setup";

    public override string Script => $$"""
        PATH=/usr/local/bin:/opt/kube/bin:$PATH
        if command -v kubelet >/dev/null; then version=$(kubelet --version 2>/dev/null) && echo "version ${version#Kubernetes }" || exit 1; else echo 'version none'; fi
        file=/var/lib/kubelet/config.yaml; if [ -f $file ]; then {{FileSections.Print}}; fi
        echo asked
        """;

    protected override Fact<KubeletTraits?> Parse(ProbeAnswer answer) => answer.ExitCode != 0 ? Unknown(answer.Complaint) : answer.LinesBefore("asked")?.ToArray() switch
    {
        ["version none", ..] => Known(null),
        [['v', 'e', 'r', 's', 'i', 'o', 'n', ' ', .. var version], .. var lines] => Known(Read(version, FileSections.Of(lines))),
        _ => Unknown(answer.Complaint),
    };

    private static KubeletTraits Read(string version, IReadOnlyList<(string Path, string Text)> files)
    {
        var config = files.Count > 0 ? YamlMap.TryParse(files[0].Text) : null;
        return new KubeletTraits(version, config?["cgroupDriver"] as string, config?["staticPodPath"] as string, (config?["clusterDNS"] as IEnumerable<object?> ?? []).Select(item => $"{item}").FirstOrDefault());
    }
}

/// <summary>The kubelet of a host. What its file does not say is null.</summary>
public sealed record KubeletTraits(string Version, string? CgroupDriver, string? StaticPodFolder, string? ClusterDns);
