using Kubewright.Core.Artifacts;
using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Spec;

namespace Kubewright.Core.Plans;

/// <summary>All that a step may look at when it decides: the blueprint, the host it decides for, and the facts.</summary>
public sealed record Situation(Blueprint Blueprint, Host Host, FactSet Facts)
{
    public ClusterSpec Spec => Blueprint.Spec;

    public Host Leader => Blueprint.Leader;

    public JoinCredentials Credentials => Blueprint.Credentials;

    public ArtifactOffer Artifacts => Blueprint.Artifacts;

    /// <summary>The answer of the step's own host to a probe that the step needs.</summary>
    public T Ask<T>(Probe<T> probe) => Ask(Host, probe);

    /// <summary>A host's answer to a probe that the step needs.</summary>
    /// <exception cref="InvalidOperationException">The step did not declare the need: a bug.</exception>
    public T Ask<T>(Host host, Probe<T> probe) => Facts.Get(host, probe) switch
    {
        Fact<T>.Known known => known.Value,
        var unknown => throw new InvalidOperationException($"decided without an answer to '{probe.Id}': {unknown.WhyUnknown}"),
    };
}
