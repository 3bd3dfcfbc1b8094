using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Endpoint;

/// <summary>Files of the cluster on the host that name a server. Volumes of pods do not count: they follow the objects that they are made of.</summary>
/// <param name="Server">Such as <c>https://192.168.2.10:6443</c>.</param>
public sealed record FilesNaming(string Server) : Probe<IReadOnlyList<string>>
{
    public override string Id => $"files-naming:{Server}";

    public override string Script => $$"""
        for place in /etc/kubernetes /var/lib/kubelet /root/.kube; do
            [ ! -d $place ] || grep -rsIwlF --exclude-dir=pods --exclude-dir=tmp --exclude-dir=cache -- '{{Server}}' $place
        done
        echo asked
        """;

    protected override Fact<IReadOnlyList<string>> Parse(ProbeAnswer answer) => answer.LinesBefore("asked") is { } files && files.All(file => file.StartsWith('/'))
        ? Known(files)
        : Unknown(answer.Complaint);
}
