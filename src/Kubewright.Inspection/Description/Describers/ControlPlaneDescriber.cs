using Kubewright.Inspection.Description.Wording;
using Kubewright.Inspection.Evidence;

namespace Kubewright.Inspection.Description.Describers;

/// <summary>The API servers, controller managers and schedulers of all control planes: how many work, which are missing, and whether the API answers.</summary>
internal sealed class ControlPlaneDescriber : IDescriber
{
    public string Section => "control-plane";

    public IEnumerable<Statement> Describe(ClusterView view)
    {
        // The distribution's program has all of them inside.
        if (EtcdState.Of(view).Kind == EtcdKind.Embedded)
        {
            return [];
        }

        return [.. ClusterView.ControlPlaneComponents.SelectMany(component => Component(view, component)), .. Api(view), .. view.ControlPlanes.SelectMany(Files)];
    }

    private static IEnumerable<Statement> Component(ClusterView view, string component)
    {
        var states = view.ControlPlanes.Select(machine => ComponentState.Of(view, component, machine)).ToList();
        var (working, known, all) = (states.Count(state => state.Works == true), states.Count(state => state.Works is not null), states.Count);
        if (known == 0)
        {
            yield return Say.Unknown(component, ControlPlaneWords.NotKnown(component));
            yield break;
        }

        var proofs = states.SelectMany(state => state.Proofs).ToList();
        if (working == 0 && known == all)
        {
            yield return Say.Bad(component, ControlPlaneWords.NoneServes(component, all), proofs, component == "kube-apiserver" ? 99 : 85)
                .With(("working", working), ("expected", all));
        }
        else
        {
            yield return (working == all ? Say.Fine(component, ControlPlaneWords.Serve(component, working, all), proofs)
                : known == all ? Say.Odd(component, ControlPlaneWords.Serve(component, working, all), proofs, 60)
                : Say.Odd(component, ControlPlaneWords.KnownToServe(component, working, all, all - known), proofs, 56)).With(("working", working), ("expected", all), ("unknown", all - known));
        }

        foreach (var state in states.Where(state => state.Works == false))
        {
            yield return Broken(view, state, working > 0);
        }
    }

    private static Statement Broken(ClusterView view, ComponentState state, bool othersServe)
    {
        var (component, node) = (state.Component, state.Machine.Name);
        if (state.IsMissing)
        {
            var missing = Say.Bad($"{component}-missing", ControlPlaneWords.Missing(component, node), state.Proofs, 84).About(node).Then(EtcdWords.LookBelow(node)).With(("missing", component));
            return view.HasManifest(component, state.Machine) switch
            {
                false => missing.Because(ControlPlaneWords.ManifestMissing($"{component}.yaml", node)),
                true => missing.Because(ControlPlaneWords.ManifestThere(node)),
                null => missing.Because(EtcdWords.BrokenBelow(node)),
            };
        }

        var crashing = view.Pod(component, state.Machine)?.Trouble is { } trouble && trouble.EndsWith("BackOff", StringComparison.Ordinal);
        var sentence = crashing && state.Restarts is { } restarts ? ControlPlaneWords.Crashing(component, node, state.What!, restarts) : ControlPlaneWords.Unwell(component, node, state.What ?? "?");
        var broken = Say.Bad($"{component}-down", sentence, state.Proofs, 86).About(node).Then(ControlPlaneWords.LookAtLog(component, node)).With(("restarts", state.Restarts));
        return othersServe && component == "kube-apiserver" ? broken.Because(ControlPlaneWords.OthersServe(component)) : broken;
    }

    private static IEnumerable<Statement> Api(ClusterView view)
    {
        if (view.ApiGap is { } gap && view.Readings.Nodes.Count == 0)
        {
            yield return Say.Bad("api-silent", ControlPlaneWords.ApiDown, [new Proof(gap.Source, gap.Subject, gap.Command, gap.Why)], 98);
        }
        else if (view.Readings.Healths.FirstOrDefault(health => health is { Component: "kube-apiserver", Host: null, IsWell: false }) is { } unready)
        {
            var failing = unready.Answer.Split('\n').Where(line => line.StartsWith("[-]", StringComparison.Ordinal)).ToList();
            yield return Say.Bad("api-not-ready", ControlPlaneWords.NotReadyz(failing.Count > 0 ? string.Join("; ", failing) : unready.Answer.Split('\n')[0]), unready.Proofs, 97);
        }
    }

    private static IEnumerable<Statement> Files(Machine machine)
    {
        if (machine.Host?.StaticPodFiles is { } files)
        {
            yield return Say.Fine("static-pods", ControlPlaneWords.StaticPods(machine.Name, files.Count > 0 ? string.Join(", ", files) : "-"),
                [new Proof(EvidenceSource.Host, machine.Host.Name, $"ls {machine.Host.StaticPodFolder ?? "/etc/kubernetes/manifests"}", string.Join(" ", files))]).About(machine.Name);
        }
    }
}
