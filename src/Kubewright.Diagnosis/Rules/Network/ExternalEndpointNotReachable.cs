using System.Globalization;
using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Core.Hosts;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Network;

namespace Kubewright.Diagnosis.Rules.Network;

/// <summary>A node gets no answer at the address of the load balancer that somebody else runs. Refusing is an answer: before init no API server is behind it.</summary>
public sealed class ExternalEndpointNotReachable : HostRule
{
    public override string Code => "external-endpoint-not-reachable";

    public override string Title => "Every node reaches the load balancer";

    protected override IEnumerable<Probe> Asked(CaseFile caseFile, Host host) =>
        caseFile.Spec.Endpoint.Kind == EndpointKind.External && host.IsNode ? [Question(caseFile.Spec)] : [];

    protected override string Well(CaseFile caseFile, IReadOnlyList<Host> hosts) => caseFile.Spec.Endpoint.Kind == EndpointKind.External
        ? base.Well(caseFile, hosts)
        : "there is none but what Kubewright makes";

    protected override IEnumerable<Finding> Judge(CaseFile caseFile, Host host)
    {
        var (endpoint, connection) = (caseFile.Spec.Endpoint, caseFile.Ask(host, Question(caseFile.Spec))[0]);
        var what = $"the load balancer {endpoint.Address} at port {endpoint.Port}";
        var sentence = connection.Answer switch
        {
            PortAnswer.NoRoute => $"has no route to {what}: {connection.Said}",
            PortAnswer.Unreachable => $"does not reach {what}: {connection.Said}",
            PortAnswer.Silence => string.Create(CultureInfo.InvariantCulture, $"gets no answer from {what} within {PortConnections.Patience} s"),
            _ => null,
        };
        return sentence is null
            ? []
            : [Finding.On(host, sentence, "raise the load balancer, with a listener at that port, before the cluster: kubeadm asks there; or correct endpoint.address")];
    }

    private static PortConnections Question(ClusterSpec spec) => new($"{spec.EndpointAddress}/{spec.Endpoint.Port}");
}
