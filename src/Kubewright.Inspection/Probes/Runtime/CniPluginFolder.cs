using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Runtime;

/// <summary>The folder with the CNI plugins bridge, host-local and portmap; null where there is none.</summary>
public sealed record CniPluginFolder : Probe<string?>
{
    public override string Id => "cni-plugin-folder";

    public override string Script => """
        for folder in /opt/cni/bin /usr/lib/cni /usr/libexec/cni; do
            [ ! -x $folder/bridge ] || [ ! -x $folder/host-local ] || [ ! -x $folder/portmap ] || { echo $folder; exit; }
        done
        echo absent
        """;

    protected override Fact<string?> Parse(ProbeAnswer answer) => answer.Output.Trim() switch
    {
        "absent" => Known(null),
        ['/', ..] folder => Known(folder),
        _ => Unknown(answer.Complaint),
    };
}
