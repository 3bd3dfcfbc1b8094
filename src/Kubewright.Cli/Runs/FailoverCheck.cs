using Kubewright.Cli.Output;
using Kubewright.Cli.Output.Documents;
using Kubewright.Provisioning.Drills;
using Kubewright.Remote.KubeApi;

namespace Kubewright.Cli.Runs;

/// <summary>The failover drill as a check. The drill takes the address from a host, so it is only begun on a cluster that is well.</summary>
internal static class FailoverCheck
{
    private const string Code = "virtual-address-does-not-move";
    private const string Title = "The virtual address moves when its holder goes";

    public static async Task<CheckDocument> RunAsync(
        Prediction predicted, IReadOnlyList<CheckDocument> sofar, ConnectedHosts hosts, Reporter report, TimeProvider time, CancellationToken cancellationToken)
    {
        if (predicted.Spec.AddressHolders.Count() < 2)
        {
            return new CheckDocument(Code, Title, CheckState.Unknown, "there is nowhere for it to move: the endpoint has fewer than two balancers");
        }

        if (sofar.Any(check => check.State != CheckState.Ok))
        {
            return new CheckDocument(Code, Title, CheckState.Unknown, "not tried, because the cluster is not well; see the other checks");
        }

        var kubeconfig = await Kubeconfig.ReadAsync(hosts.Sessions[predicted.Blueprint.Leader.Name], cancellationToken);
        if (predicted.Spec.AddressHolders.Any(host => host.Login.Jumps.Count > 0))
        {
            return new CheckDocument(Code, Title, CheckState.Unknown, "this machine reaches the hosts through a jump host only, so it is no client that could measure the outage");
        }

        using var client = new EndpointClient(new Uri(kubeconfig.Server), kubeconfig.Authority);
        var result = await new FailoverDrill(predicted.Spec, hosts.Sessions, client, time).RunAsync(stage => report.Note($"Failover: {stage}"), cancellationToken);
        return result.Trouble is { } trouble
            ? new CheckDocument(Code, Title, CheckState.Failed, trouble)
            : new CheckDocument(
                Code,
                Title,
                CheckState.Ok,
                $"from {result.From} to {result.To}: {result.Outage.TotalMilliseconds:0} ms without an answer, {result.ReturnOutage.TotalMilliseconds:0} ms when {result.From} came back")
            {
                OutageMilliseconds = result.Outage.TotalMilliseconds,
            };
    }
}
