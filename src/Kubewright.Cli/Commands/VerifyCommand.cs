using System.CommandLine;
using Kubewright.Cli.Runs;

namespace Kubewright.Cli.Commands;

internal sealed class VerifyCommand : ClusterCommand
{
    private readonly Option<bool> _failover = new("--failover")
    {
        Description = "Also stop keepalived on the host that holds the virtual address, and measure the outage that a client polling every 100 ms sees",
    };

    public VerifyCommand(Composition on)
        : base(
            on,
            "verify",
            "Prove that the cluster is what its file says and works. Ends with 1 where it does not, with 4 where that cannot be told",
            "kubewright verify",
            "kubewright verify --failover",
            "kubewright verify -f prod.yaml --output json")
    {
        Options.Add(_failover);
    }

    protected override Task<ExitCode> RunAsync(ParseResult parsed, VerbContext context, CancellationToken cancellationToken) =>
        new ClusterRun(context.Stages(), context.Report).VerifyAsync(parsed.GetValue(_failover), cancellationToken);
}
