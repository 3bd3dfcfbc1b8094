using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Network;

/// <summary>What a pod of the acceptance workload reaches: asked from within the pod's own network namespace on its node, with the host's curl.</summary>
/// <param name="PodAddress">Address of the pod on the host that is asked.</param>
/// <param name="Targets">Addresses to reach, separated by blanks.</param>
public sealed record PodReachability(string PodAddress, string Targets) : Probe<IReadOnlyList<NetworkPath>>
{
    /// <summary>Port of the pods and of the service.</summary>
    public const int Port = 8080;

    /// <summary>Path that the pods serve, and what it says.</summary>
    public const string Page = "/static/ready", Ready = "kubewright";

    public override string Id => $"pod-reachability:{PodAddress}:{Targets}";

    public override ProbeReach Reach => ProbeReach.Cluster;

    public override string Script => $$"""
        found=
        for ns in /run/netns/*; do
            if nsenter --net="$ns" ip -o addr show 2>/dev/null | grep -qF ' {{PodAddress}}/'; then found=$ns; break; fi
        done
        [ -n "$found" ] || { echo 'no pod with the address {{PodAddress}} here' >&2; exit 1; }
        patience=5
        for target in {{Targets}}; do
            case $target in *:*) authority="[$target]" ;; *) authority=$target ;; esac
            printf '%s ' "$target"
            # A node's rules for a service may come a moment after its pods are ready: until then it refuses, or its packets go nowhere.
            until said=$(nsenter --net="$found" curl -sS -g --max-time 4 "http://$authority:{{Port}}{{Page}}" 2>&1) || [ "$patience" = 0 ]; do
                patience=$((patience - 1))
                sleep 1
            done
            echo "$said" | tr '\n' ' '
            echo
        done
        echo asked
        """;

    protected override Fact<IReadOnlyList<NetworkPath>> Parse(ProbeAnswer answer) => answer.LinesBefore("asked") is { } lines
        ? Known([.. lines.Select(line => line.Split(' ', 2)).Select(pair => new NetworkPath(pair[0], pair[^1].Trim() == Ready, pair[^1].Trim()))])
        : Unknown(answer.Complaint);
}

/// <summary>Whether something was reached from a pod.</summary>
/// <param name="Said">What answered, or what curl complained of.</param>
public sealed record NetworkPath(string Target, bool Reached, string Said);
