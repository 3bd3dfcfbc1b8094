using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Runtime;

/// <summary>Names of the folders below /etc/containerd/certs.d whose hosts.toml Kubewright has written.</summary>
public sealed record WrittenRegistries : Probe<IReadOnlyList<string>>
{
    public override string Id => "written-registries";

    public override string Script => """
        for file in /etc/containerd/certs.d/*/hosts.toml; do
            [ ! -f "$file" ] || ! head -n 1 "$file" | grep -q '^# Written by Kubewright' || basename "$(dirname "$file")"
        done
        echo asked
        """;

    protected override Fact<IReadOnlyList<string>> Parse(ProbeAnswer answer) => answer.LinesBefore("asked") is { } folders ? Known(folders) : Unknown(answer.Complaint);
}
