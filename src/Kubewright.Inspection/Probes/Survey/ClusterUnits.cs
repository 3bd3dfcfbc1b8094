using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Survey;

/// <summary>systemd's word for the units of a host that belong to a cluster, by name without <c>.service</c>. Units that are not there are missing.</summary>
public sealed record ClusterUnits : Probe<IReadOnlyDictionary<string, string>>
{
    private const string Names = "kubelet containerd docker crio cri-docker etcd etcd-events keepalived haproxy nginx kube-apiserver kube-controller-manager kube-scheduler kube-proxy kube-lb k3s k3s-agent rke2-server rke2-agent chrony chronyd";

    public override string Id => "cluster-units";

    // Name, load state, active state and its detail (systemctl(1)).
    public override string Script => $"systemctl list-units --all --plain --no-legend --no-pager --type=service {string.Join(' ', Names.Split(' ').Select(name => $"{name}.service"))} && echo asked";

    protected override Fact<IReadOnlyDictionary<string, string>> Parse(ProbeAnswer answer) => answer.ExitCode == 0 && answer.LinesBefore("asked") is { } lines
        ? Known(lines.Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(words => words[1] != "not-found")
            .ToDictionary(words => words[0].Replace(".service", "", StringComparison.Ordinal), words => words[2]))
        : Unknown(answer.Complaint);
}
