using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.ControlPlane;

namespace Kubewright.Provisioning.Phases;

/// <summary>Which control plane a run makes and asks the cluster through.</summary>
public static class Leadership
{
    /// <summary>What must be asked before a leader can be chosen.</summary>
    public static IEnumerable<Need> Needs(ClusterSpec spec) => spec.ControlPlanes.Select(host => new Need(host, new KubeadmState(), MayBeUnknown: true));

    /// <summary>The first control plane of the file that already serves the cluster; the first of the file where none does.</summary>
    public static Host Choose(ClusterSpec spec, FactSet facts) =>
        spec.ControlPlanes.FirstOrDefault(host => facts.ValueOr(host, new KubeadmState(), KubeadmTraces.None).IsControlPlane) ?? spec.ControlPlanes.First();
}
