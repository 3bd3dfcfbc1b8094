using System.CommandLine;
using Kubewright.Cli.Runs;

namespace Kubewright.Cli.Commands;

internal sealed class VerifyCommand : ClusterCommand
{
    private const string Failover = "--failover";
    private const string All = "--all";
    private const string PowerOff = "--power-off-command";
    private const string PowerOn = "--power-on-command";

    private readonly Option<bool> _failover = new(Failover)
    {
        Description = "Also stop keepalived on the host that holds the virtual address, and measure the outage that a client polling every 100 ms sees; with a load balancer of yours: let an API server hang, and a watch be quiet, for half a minute and one minute",
    };

    private readonly Option<bool> _all = new(All)
    {
        Description = $"With {Failover}: also take every control plane and every load balancer away in turn, without a goodbye, and measure outage and recovery. Asks before",
    };

    private readonly Option<string[]> _only = new("--only")
    {
        Description = $"With {All}: of the hosts only these",
        HelpName = "HOST",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> _powerOff = new(PowerOff)
    {
        Description = $"With {All}: the command of this machine that cuts a host's power; {{host}} and {{address}} in it are the host's",
        HelpName = "COMMAND",
    };

    private readonly Option<string?> _powerOn = new(PowerOn)
    {
        Description = "The command that gives the power back, and does nothing where it is on",
        HelpName = "COMMAND",
    };

    private readonly Option<bool> _cutNetwork = new("--cut-network")
    {
        Description = $"With {All}: hosts drop all traffic but SSH's for a moment instead of losing their power. So it is done in any case where there is no power switch",
    };

    private readonly Option<bool> _yes = YesOption.Create("Take hosts away without asking");

    public VerifyCommand(Composition on)
        : base(
            on,
            "verify",
            "Prove that the cluster is what its file says and works. Ends with 1 where it does not, with 4 where that cannot be told",
            "kubewright verify",
            "kubewright verify --failover",
            "kubewright verify --failover --all",
            "kubewright verify --failover --all --only cp1 --cut-network --yes",
            "kubewright verify --failover --all --power-off-command 'virsh destroy {host}' --power-on-command 'virsh start {host}'",
            "kubewright verify -f prod.yaml --output json")
    {
        Options.Add(_failover);
        Options.Add(_all);
        Options.Add(_only);
        Options.Add(_powerOff);
        Options.Add(_powerOn);
        Options.Add(_cutNetwork);
        Options.Add(_yes);
    }

    protected override Task<ExitCode> RunAsync(ParseResult parsed, VerbContext context, CancellationToken cancellationToken)
    {
        var (failover, all) = (parsed.GetValue(_failover), parsed.GetValue(_all));
        var request = new FailoverRequest
        {
            MoveAddress = failover && !all,
            LoseHosts = all,
            Only = parsed.GetValue(_only) ?? [],
            ByNetwork = parsed.GetValue(_cutNetwork),
            PowerOff = parsed.GetValue(_powerOff),
            PowerOn = parsed.GetValue(_powerOn),
        };
        return Trouble(failover, request) is { } trouble
            ? throw new StoppedException(ExitCode.BadInput, trouble)
            : new ClusterRun(context.Stages(parsed.GetValue(_yes)), context.Report).VerifyAsync(request, cancellationToken);
    }

    private static Problem? Trouble(bool failover, FailoverRequest request) => request switch
    {
        { LoseHosts: true } when !failover => new Problem($"{All} says what is to fail over", $"give it together with {Failover}"),
        { LoseHosts: false } and ({ Only.Count: > 0 } or { ByNetwork: true } or { PowerOff: not null } or { PowerOn: not null }) =>
            new Problem("options say how hosts are to be taken away, but none is to be", $"give them together with {Failover} {All}"),
        _ when (request.PowerOff is null) != (request.PowerOn is null) =>
            new Problem("a host whose power is cut must get it back", $"give {PowerOff} and {PowerOn} together"),
        { ByNetwork: true, PowerOff: not null } => new Problem("hosts lose either their network or their power", $"give --cut-network or {PowerOff}, not both"),
        _ => null,
    };
}
