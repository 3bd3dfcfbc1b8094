using Kubewright.Inspection.Description.Wording;
using Kubewright.Inspection.Readings;

namespace Kubewright.Inspection.Description.Describers;

/// <summary>Pods that are not well, workloads that lack pods, and restarts that stand out by their rate and not only by their count.</summary>
internal sealed class PodsDescriber : IDescriber
{
    private const int MostNamed = 12;

    public string Section => "pods";

    public IEnumerable<Statement> Describe(ClusterView view)
    {
        if (view.Readings.Pods.Count == 0)
        {
            return [Say.Unknown("pods", PodWords.NotSeen)];
        }

        // Those of control planes are said where the control plane is.
        var said = view.ControlPlanes.SelectMany(machine => ((string[])[.. ClusterView.ControlPlaneComponents, "etcd"]).Select(component => view.Pod(component, machine))).OfType<PodReading>().ToHashSet();
        var unwell = view.Readings.Pods.Where(pod => pod.IsWell == false && !said.Contains(pod) && !(pod.Node is { } node && view.Machines.FirstOrDefault(machine => machine.Is(node))?.Node?.IsReady == false && pod.Phase == "Running" && pod.Trouble is null)).OrderBy(pod => pod.Namespace == "kube-system" ? 0 : 1).ThenByDescending(pod => pod.Restarts).ToList();
        var etcd = said.Where(pod => pod.IsWell == false && pod.Name.StartsWith("etcd", StringComparison.Ordinal) && view.Readings.EtcdMembers.Count == 0);
        return
        [
            .. unwell.Count == 0 ? [Say.Fine("pods", PodWords.AllWell(view.Readings.Pods.Count - said.Count(pod => pod.IsWell == false), said.Any(pod => pod.IsWell == false)), view.Readings.Pods.Take(3).SelectMany(pod => pod.Proofs)).With(("count", view.Readings.Pods.Count))] : Array.Empty<Statement>(),
            .. etcd.Concat(unwell.Take(MostNamed)).Select(Unwell),
            .. unwell.Count > MostNamed ? [Say.Bad("pods-unwell", PodWords.More(unwell.Count - MostNamed), unwell.Skip(MostNamed).SelectMany(pod => pod.Proofs), 40)] : Array.Empty<Statement>(),
            .. view.Readings.Pods.SelectMany(Restarts), .. view.Readings.Workloads.SelectMany(workload => Lacking(workload, view)),
        ];
    }

    // A pod that was made a moment ago has a right to be not ready yet.
    private static Statement Unwell(PodReading pod)
    {
        var what = pod.Trouble ?? (pod.Phase == "Running" ? $"{pod.ReadyContainers}/{pod.Containers} ready" : pod.Phase ?? "?");
        var sentence = PodWords.Unwell($"{pod.Namespace}/{pod.Name}", pod.TroubleMessage is { Length: > 0 } message ? $"{what} ({Short(message)})" : what, pod.Node);
        var isYoung = pod.Age < TimeSpan.FromMinutes(3) && pod.Trouble is null or "ContainerCreating" or "PodInitializing";
        var system = pod.Namespace is "kube-system" or "calico-system" or "tigera-operator" or "kube-flannel" or "cilium";
        var statement = isYoung ? Say.Odd("pod-unwell", sentence, pod.Proofs, 20) : Say.Bad("pod-unwell", sentence, pod.Proofs, system ? 71 : 45);
        return statement.About($"{pod.Namespace}/{pod.Name}").Then(PodWords.LookAtPod(pod.Namespace, pod.Name)).With(("restarts", pod.Restarts), ("reason", pod.Trouble), ("node", pod.Node));
    }

    // Ten restarts in a year are nothing, ten in an hour are.
    private static IEnumerable<Statement> Restarts(PodReading pod)
    {
        if (pod.Restarts is not { } restarts || restarts < 5)
        {
            yield break;
        }

        var name = $"{pod.Namespace}/{pod.Name}";
        if (pod.Age is not { TotalMinutes: > 0 } age)
        {
            if (restarts >= 50)
            {
                yield return Say.Odd("restarts", PodWords.RestartsOfUnknownAge(name, restarts), pod.Proofs, 51).About(name).With(("restarts", restarts));
            }

            yield break;
        }

        var perHour = restarts / Math.Max(age.TotalHours, 0.1);
        var recent = pod.SinceLastRestart is not { } since || since < TimeSpan.FromHours(24);
        if (perHour >= 0.2 || restarts >= 1000)
        {
            var odd = Say.Odd("restarts", PodWords.Restarts(name, restarts, perHour, age), pod.Proofs, recent ? (perHour >= 1 ? 63 : 53) : 35)
                .About(name).With(("restarts", restarts), ("perHour", Math.Round(perHour, 2)));

            // Twelve an hour are the most that a back-off of five minutes allows.
            yield return restarts >= 100 && perHour is > 8 and <= 12 ? odd.Because(PodWords.RestartsAtBackOff) : odd;
        }
    }

    private static IEnumerable<Statement> Lacking(WorkloadReading workload, ClusterView view)
    {
        // Where its pods were seen, they say it better; kube-proxy and DNS have sentences of their own.
        if (workload is { Ready: { } ready, Desired: { } desired } && ready < desired && workload.Name is not ("kube-proxy" or "coredns")
            && !view.Readings.Pods.Any(pod => pod.Namespace == workload.Namespace && pod.Name.StartsWith(workload.Name, StringComparison.Ordinal) && pod.IsWell == false))
        {
            yield return Say.Bad("workload-lacks-pods", PodWords.Workload($"{workload.Kind} {workload.Namespace}/{workload.Name}", ready, desired), workload.Proofs, ready == 0 ? 66 : 44)
                .About($"{workload.Namespace}/{workload.Name}").With(("ready", ready), ("desired", desired));
        }
    }

    private static string Short(string message) => message.Length <= 160 ? message : message[..160] + "…";
}
