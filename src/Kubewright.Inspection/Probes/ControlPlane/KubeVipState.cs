using System.Globalization;
using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.ControlPlane;

/// <summary>kube-vip's static pod on a host: its manifest, without the passwords that may be in it, and whether its container runs since the manifest is as it is.</summary>
public sealed record KubeVipState : Probe<KubeVipPod>
{
    public const string ManifestPath = "/etc/kubernetes/manifests/kube-vip.yaml";

    /// <summary>The administrator who needs no role bindings: kubeadm's since 1.29, on the first control plane alone.</summary>
    public const string SuperAdminKubeconfig = "/etc/kubernetes/super-admin.conf";

    public override string Id => "kube-vip";

    // Ages instead of times of the day: a process has ticks since the boot, a file has a time of the clock. Who is asked for tasks without containerd waits for it.
    public override string Script => $$"""
        if [ -e {{ManifestPath}} ]; then
            echo "manifest $(sha256sum <{{ManifestPath}} | cut -c 1-64) $(stat -c '%a %.9Y' {{ManifestPath}}) $(date +%s.%N)"
            ! grep -q 'path: {{SuperAdminKubeconfig}}$' {{ManifestPath}} || echo super-admin
        fi
        if command -v ctr >/dev/null && [ -S /run/containerd/containerd.sock ]; then
            ids=$(ctr --timeout 5s -n k8s.io containers ls -q 'labels."io.kubernetes.container.name"==kube-vip') && tasks=$(ctr --timeout 5s -n k8s.io tasks ls) || exit 1
            for id in $ids; do
                pid=$(echo "$tasks" | awk -v id="$id" '$1 == id && $3 == "RUNNING" { print $2 }')
                [ -z "$pid" ] || ! stat=$(cat /proc/"$pid"/stat) || echo "runs ${stat##*) } uptime $(cat /proc/uptime)"
            done
        fi
        echo asked
        """;

    protected override Fact<KubeVipPod> Parse(ProbeAnswer answer)
    {
        if (answer.ExitCode != 0 || answer.LinesBefore("asked") is not { } lines)
        {
            return Unknown(answer.Complaint);
        }

        var manifest = lines.FirstOrDefault(line => line.StartsWith("manifest ", StringComparison.Ordinal))?.Split(' ');
        if (manifest is not (null or [_, { Length: 64 }, _, _, _]))
        {
            return Unknown(answer.Complaint);
        }

        var age = manifest is null ? 0 : Number(manifest[4]) - Number(manifest[3]);
        var ages = lines.Where(line => line.StartsWith("runs ", StringComparison.Ordinal)).Select(AgeOf).ToList();
        return Known(new KubeVipPod
        {
            Sha256 = manifest?[1],
            Mode = manifest?[2],
            UsesSuperAdmin = lines.Contains("super-admin"),
            Runs = ages.Count > 0,
            IsUpToDate = manifest is not null && ages.Any(running => running <= age),
        });
    }

    // Behind the program's name in parentheses the 20th field of proc_pid_stat(5) is the start, in hundredths of a second since the boot.
    private static double AgeOf(string line)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Number(words[Array.IndexOf(words, "uptime") + 1]) - (Number(words[20]) / 100);
    }

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}

/// <summary>kube-vip's static pod on a host.</summary>
public sealed record KubeVipPod
{
    /// <summary>No manifest, and no container.</summary>
    public static readonly KubeVipPod None = new();

    /// <summary>Digest of the manifest; null where there is none.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Permission bits of the manifest in octal: <c>600</c>.</summary>
    public string? Mode { get; init; }

    /// <summary>The manifest mounts super-admin.conf.</summary>
    public bool UsesSuperAdmin { get; init; }

    /// <summary>A container of that name runs.</summary>
    public bool Runs { get; init; }

    /// <summary>It was started after the manifest was written.</summary>
    public bool IsUpToDate { get; init; }
}
