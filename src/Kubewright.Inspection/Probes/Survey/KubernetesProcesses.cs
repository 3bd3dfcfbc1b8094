using System.Globalization;
using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Survey;

/// <summary>The processes of a host that belong to a cluster, with their command lines and since when they run, whatever started them.</summary>
public sealed record KubernetesProcesses : Probe<IReadOnlyList<RunningProcess>>
{
    /// <summary>As their programs are called.</summary>
    public static readonly IReadOnlyList<string> Programs =
    [
        "kube-apiserver", "kube-controller-manager", "kube-scheduler", "etcd", "kubelet", "kube-proxy", "coredns", "containerd", "dockerd", "crio", "cri-dockerd", "k3s", "rke2",
        "keepalived", "haproxy", "nginx", "kube-vip", "calico-node", "flanneld", "cilium-agent", "kube-router", "weaver", "kube-ovn-daemon",
    ];

    public override string Id => "processes";

    // Of a program's processes, the oldest: the others are its children. ps(1) cuts comm off, so the name is taken from the arguments.
    public override string Script => $$"""
        command -v ps >/dev/null || { echo 'ps is not installed' >&2; exit 1; }
        ps -eww -o etimes= -o args= | awk -v names=' {{string.Join(' ', Programs)}} ' '{ n = split($2, path, "/"); name = path[n]; sub(/:$/, "", name); if (index(names, " " name " ")) print }' | sort -rn
        echo asked
        """;

    protected override Fact<IReadOnlyList<RunningProcess>> Parse(ProbeAnswer answer) => answer.ExitCode == 0 && answer.LinesBefore("asked") is { } lines
        ? Known([.. lines.Select(Process).DistinctBy(process => process.Name)])
        : Unknown(answer.Complaint);

    private static RunningProcess Process(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new RunningProcess(words[1][(words[1].LastIndexOf('/') + 1)..].TrimEnd(':'), TimeSpan.FromSeconds(long.Parse(words[0], CultureInfo.InvariantCulture)), [.. words.Skip(2)]);
    }
}

/// <summary>A process and its arguments, which blanks have separated.</summary>
public sealed record RunningProcess(string Name, TimeSpan Age, IReadOnlyList<string> Arguments);
