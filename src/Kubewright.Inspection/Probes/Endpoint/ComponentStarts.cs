using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Endpoint;

/// <summary>Which components of a host's control plane run and were started after the file that they read at their start was last written.</summary>
public sealed record ComponentStarts : Probe<IReadOnlyDictionary<string, bool>>
{
    /// <summary>Components with the file that each reads at its start.</summary>
    public static readonly IReadOnlyDictionary<string, string> Files = new Dictionary<string, string>
    {
        ["kube-apiserver"] = CertificateNames.Path,
        ["kube-controller-manager"] = ClusterKubeconfigs.ControllerManager,
        ["kube-scheduler"] = ClusterKubeconfigs.Scheduler,
    };

    public override string Id => "component-starts";

    // A process's folder has the time of its start. The kernel keeps 15 letters of a name, so the command line is looked at.
    public override string Script => string.Concat(Files.Select(entry => $$"""
        if [ -e {{entry.Value}} ]; then
            started=$(for process in $(pgrep -f '^([^ ]*/)?{{entry.Key}} '); do stat -c %Y /proc/$process 2>/dev/null; done | sort -n | tail -n 1)
            if [ -n "$started" ] && [ "$started" -ge "$(stat -c %Y {{entry.Value}})" ]; then echo '{{entry.Key}} fresh'; else echo '{{entry.Key}} stale'; fi
        fi

        """)) + "echo asked";

    protected override Fact<IReadOnlyDictionary<string, bool>> Parse(ProbeAnswer answer) => answer.LinesBefore("asked") is { } lines
        ? Known(lines.Select(line => line.Split(' ')).ToDictionary(words => words[0], words => words[1] switch { "fresh" => true, "stale" => false, var other => throw new FormatException(other) }))
        : Unknown(answer.Complaint);
}
