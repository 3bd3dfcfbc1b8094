using System.Net;
using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Network;

namespace Kubewright.Provisioning.Steps.Endpoint;

/// <summary>The endpoint answers to the host at its address, whatever its certificate covers yet.</summary>
public sealed class AwaitEndpoint : IStep
{
    public string Title => "Wait until the endpoint answers";

    public TimeSpan Settle => TimeSpan.FromSeconds(30);

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) => [new(host, Health(blueprint.Spec))];

    public Decision Decide(Situation situation)
    {
        var (probe, said) = (Health(situation.Spec), situation.Ask(Health(situation.Spec)));
        return said == "ok" ? new Decision.Satisfied($"{probe.Server} answers") : new Decision.Later($"{probe.Server} does not answer: {said}");
    }

    // By its name where only the hosts' resolver knows the address.
    private static EndpointHealth Health(ClusterSpec spec) =>
        new(spec.Endpoint is { Kind: EndpointKind.External, Address: null } ? spec.EndpointServer : $"https://{new IPEndPoint(spec.EndpointAddress, spec.Endpoint.Port)}");
}
