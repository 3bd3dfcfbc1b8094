using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Kubelet;
using Kubewright.Inspection.Probes.Network;

namespace Kubewright.Provisioning.Hopeless;

/// <summary>
/// The deadlock with a load balancer of the user's: nobody has its address. That it refuses connections is no proof, because it has nobody to pass them on to before the
/// first API server runs.
/// </summary>
internal sealed class ExternalEndpointUnheld : JournalCause
{
    public override TimeSpan Holds => TimeSpan.FromSeconds(4);

    protected override IEnumerable<Need> MoreNeeds(Blueprint blueprint, Host host) =>
        blueprint.Spec.Endpoint.Kind == EndpointKind.External ? [new(host, new EndpointHealth(blueprint.Spec.EndpointServer))] : [];

    protected override Stuck? Judge(Situation situation, IReadOnlyList<JournalLine> journal)
    {
        var spec = situation.Spec;
        return spec.Endpoint.Kind == EndpointKind.External
            && EndpointLines.Unconnected(journal, spec).Where(line => EndpointLines.IsNobodysAddress(line.Text)).ToList() is { Count: > 0 } failures
            && situation.Ask(new EndpointHealth(spec.EndpointServer)) is var health
            && (EndpointLines.IsUnconnected(health) || EndpointLines.IsSilent(health))
                ? new Stuck(
                    $"it waits for {spec.ControlPlaneEndpoint}, which no host holds: nobody on the network answers for that address",
                    "let the load balancer have the address before init, correct endpoint in the cluster file, or choose a kind of endpoint that is raised here",
                    [.. failures.TakeLast(4).Select(line => line.Text), health])
                : null;
    }
}
