using Kubewright.Cli.Output;
using Kubewright.Cli.Output.Documents;
using Kubewright.Core.Hosts;
using Kubewright.Provisioning.Drills;

namespace Kubewright.Cli.Runs;

/// <summary>The drill for a load balancer that is not ours as two checks. An API server hangs meanwhile, so it is only begun on a cluster that is well.</summary>
internal static class LoadBalancerCheck
{
    private const string HangingCode = "load-balancer-keeps-dead-server";
    private const string HangingTitle = "The load balancer leaves out an API server that hangs";
    private const string QuietCode = "load-balancer-cuts-quiet-connections";
    private const string QuietTitle = "The load balancer lets a quiet watch live";

    public static async Task<IReadOnlyList<CheckDocument>> RunAsync(
        Prediction predicted, IReadOnlyList<CheckDocument> sofar, ConnectedHosts hosts, Reporter report, CancellationToken cancellationToken)
    {
        if (sofar.Any(check => check.State != CheckState.Ok))
        {
            return Both(CheckState.Unknown, "not tried, because the cluster is not well; see the other checks");
        }

        try
        {
            var drill = new LoadBalancerDrill(predicted.Spec, predicted.Blueprint.Leader, hosts.Sessions);
            return Of(await drill.RunAsync(stage => report.Note($"Load balancer: {stage}"), cancellationToken));
        }
        catch (Exception exception) when (exception is HostUnreachableException or TimeoutException or FormatException)
        {
            return Both(CheckState.Unknown, exception.Message);
        }
    }

    internal static IReadOnlyList<CheckDocument> Of(LoadBalancerResult result) =>
    [
        result.Hung is null ? new CheckDocument(HangingCode, HangingTitle, CheckState.Unknown, "not tried, because there is one control plane only")
            : result.EjectedAfter is { } after ? new CheckDocument(
                HangingCode,
                HangingTitle,
                CheckState.Ok,
                result.Lost == 0 ? $"none of {result.Asked} questions was lost while that of {result.Hung} hung" : $"that of {result.Hung} after {after.TotalSeconds:0.0} s; {result.Lost} of {result.Asked} questions were lost until then")
            : new CheckDocument(HangingCode, HangingTitle, CheckState.Failed, $"{result.Lost} of {result.Asked} questions were lost while that of {result.Hung} hung, up to the end: it still gets its share")
            {
                Remedy = "let its health check ask GET /readyz over HTTPS of every API server, every few seconds and with a time limit: a port that accepts connections is no sign of life",
            },
        result.IdleCutAfter is { } cut
            ? new CheckDocument(QuietCode, QuietTitle, CheckState.Failed, $"a watch through which nothing came was cut after {cut.TotalSeconds:0} s")
            {
                Remedy = "raise the load balancer's idle time limits, for clients and servers, to ten minutes: 'kubectl logs -f' and 'exec' are cut like that, too",
            }
            : new CheckDocument(QuietCode, QuietTitle, CheckState.Ok, $"it lived for {LoadBalancerDrill.Quiet.TotalSeconds:0} s"),
    ];

    private static IReadOnlyList<CheckDocument> Both(CheckState state, string sentence) => [new(HangingCode, HangingTitle, state, sentence), new(QuietCode, QuietTitle, state, sentence)];
}
