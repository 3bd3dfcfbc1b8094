using Kubewright.Inspection.Description.Wording;
using Kubewright.Inspection.Evidence;
using Kubewright.Inspection.Readings;

namespace Kubewright.Inspection.Description.Describers;

/// <summary>What leads a service's address to its pods: kube-proxy and its mode, or what stands in for it.</summary>
internal sealed class ProxyDescriber : IDescriber
{
    public string Section => "proxy-dns";

    public IEnumerable<Statement> Describe(ClusterView view)
    {
        var set = view.Readings.Workloads.FirstOrDefault(workload => workload is { Kind: "DaemonSet", Namespace: "kube-system", Name: "kube-proxy" });
        var pods = view.Pods("kube-proxy").ToList();
        var hosts = view.Readings.Hosts.Where(host => host.Processes is not null).ToList();
        var runs = set is not null || pods.Count > 0 || hosts.Any(host => host.Processes!.ContainsKey("kube-proxy"));
        if (runs)
        {
            yield return Mode(view, [.. set?.Proofs ?? [], .. pods.SelectMany(pod => pod.Proofs).Take(4), .. view.CommandLines("kube-proxy").SelectMany(line => line.Proofs).Take(2)]);
            if (set is { Ready: { } ready, Desired: { } desired } && ready < desired)
            {
                yield return Say.Bad("kube-proxy-down", NetworkWords.ProxyUnwell(ready, desired), set.Proofs, 72);
            }

            yield break;
        }

        if (Replacement(view) is { } by)
        {
            yield return Say.Fine("kube-proxy", NetworkWords.ProxyReplaced(by.Value), [by.Proof]).With(("replacement", by.Value));
        }
        else if (view.Covers(Coverage.DaemonSets) || view.Covers(Coverage.SystemPods))
        {
            yield return Say.Bad("kube-proxy", NetworkWords.ProxyMissing, view.Machines.SelectMany(machine => machine.Proofs).Take(1), 72).Because(NetworkWords.ProxyMissingWhy);
        }
        else
        {
            yield return Say.Unknown("kube-proxy", NetworkWords.ProxyUnknown);
        }
    }

    private static Statement Mode(ClusterView view, IReadOnlyList<Proof> proofs)
    {
        var flags = view.CommandLines("kube-proxy").Where(line => line.Flags!.ContainsKey("proxy-mode")).Select(line => new Sighted<string>(line.Flags!["proxy-mode"], line.Proofs[0]));
        return view.Readings.Settings.ProxyModes.Concat(flags).FirstOrDefault() is not { } mode ? Say.Fine("kube-proxy", NetworkWords.ProxyUnknownMode, proofs)
            : mode.Value.Length == 0 ? Say.Fine("kube-proxy", NetworkWords.ProxyDefault, [mode.Proof, .. proofs]).With(("mode", "iptables"), ("written", false))
            : Say.Fine("kube-proxy", NetworkWords.Proxy(mode.Value), [mode.Proof, .. proofs]).With(("mode", mode.Value), ("written", true));
    }

    // Cilium and kube-router do it when they are told so; k3s has kube-proxy inside.
    private static Sighted<string>? Replacement(ClusterView view)
    {
        if (view.Machines.FirstOrDefault(machine => machine.KubeletVersion?.Contains("+k3s", StringComparison.Ordinal) == true) is { } k3s)
        {
            return new Sighted<string>("k3s", k3s.Proofs[0]);
        }

        return view.Readings.Workloads.FirstOrDefault(workload => workload.Name == "cilium") is { } cilium ? new Sighted<string>("cilium", cilium.Proofs[0])
            : view.Readings.Workloads.FirstOrDefault(workload => workload.Name == "kube-router" && workload.CommandLine?.Contains("--run-service-proxy=true") == true) is { } router ? new Sighted<string>("kube-router", router.Proofs[0])
            : view.Readings.Pods.FirstOrDefault(pod => pod.Name.StartsWith("cilium-", StringComparison.Ordinal)) is { } agent ? new Sighted<string>("cilium", agent.Proofs[0])
            : null;
    }
}
