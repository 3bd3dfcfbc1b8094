using System.Globalization;
using Kubewright.Inspection.Evidence;
using Kubewright.Inspection.Readings;

namespace Kubewright.Inspection.Description;

/// <summary>How a component of the control plane is on one machine, from whatever tells it: its own answer before what the API has of its pod.</summary>
/// <param name="Works">Null where nobody knows.</param>
/// <param name="IsMissing">There is none where one should be.</param>
/// <param name="What">What is wrong with it, in Kubernetes' or its own words.</param>
internal sealed record ComponentState(string Component, Machine Machine, bool? Works, bool IsMissing, string? What, int? Restarts, IReadOnlyList<Proof> Proofs)
{
    public static ComponentState Of(ClusterView view, string component, Machine machine)
    {
        var (health, pod) = (view.Health(component, machine), view.Pod(component, machine));
        IReadOnlyList<Proof> proofs = [.. health?.Proofs ?? [], .. pod?.Proofs ?? []];
        if (health is not null)
        {
            // While the API server is down, whether it has a manifest tells that it should be there.
            var missing = !health.IsWell && view.HasManifest(component, machine) == false;
            return new ComponentState(component, machine, health.IsWell, missing, health.IsWell ? null : pod?.Trouble ?? Short(health.Answer), pod?.Restarts ?? Attempts(view, component, machine), proofs);
        }

        // The other members know whether one of them is there, also where its host cannot be asked.
        if (component == "etcd" && view.Readings.EtcdMembers.FirstOrDefault(member => machine.Is(member.Host ?? member.Name)) is { IsHealthy: { } healthy } member)
        {
            return new ComponentState(component, machine, healthy, false, null, pod?.Restarts, member.Proofs);
        }

        if (pod is not null)
        {
            var reported = ClusterView.Works(pod, machine);
            return new ComponentState(component, machine, reported, false, reported == false ? pod.Trouble ?? pod.Phase : null, pod.Restarts, proofs);
        }

        // Where etcd is no pod, its own list tells.
        if (component == "etcd" && view.IsEtcdStacked == false)
        {
            var own = view.Readings.EtcdMembers.FirstOrDefault(each => machine.Is(each.Host));
            return new ComponentState(component, machine, own is null ? null : EtcdState.Works(own, view), false, own?.Trouble, null, own?.Proofs ?? []);
        }

        // Who answered with a list in which there is no API server runs it outside of pods, and the others with it.
        return view.Covers(Coverage.SystemPods) && view.Pods("kube-apiserver").Any() && !ClusterView.IsYoung(machine)
            ? new ComponentState(component, machine, false, true, null, null, machine.Node?.Proofs ?? [])
            : new ComponentState(component, machine, null, false, null, Attempts(view, component, machine), []);
    }

    private static int? Attempts(ClusterView view, string component, Machine machine) =>
        view.Readings.Containers.Where(container => container.Name == component && machine.Is(container.Host)).Max(container => container.Attempt);

    private static string Short(string answer) => answer.Length <= 120 ? answer : string.Create(CultureInfo.InvariantCulture, $"{answer[..120]}…");
}
