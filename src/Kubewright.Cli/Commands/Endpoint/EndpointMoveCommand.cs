using System.CommandLine;
using Kubewright.Cli.Runs;
using Kubewright.Core.Spec;

namespace Kubewright.Cli.Commands.Endpoint;

internal sealed class EndpointMoveCommand : ClusterCommand
{
    private readonly Option<string?> _to = new("--to")
    {
        Description = "The cluster file as it is to be, or the kind of endpoint: single, keepalived, kube-vip, local or external. Not needed to go on with a move that is under way",
        HelpName = "wanted.yaml|KIND",
    };

    private readonly Option<string?> _address = new("--address") { Description = "With a kind: the virtual address, or the external load balancer's", HelpName = "ADDRESS" };

    private readonly Option<string?> _name = new("--name") { Description = "With a kind: the DNS name for it", HelpName = "NAME" };

    private readonly Option<int?> _port = new("--port") { Description = "With a kind: the TCP port", HelpName = "PORT" };

    private readonly Option<string?> _balancer = new("--balancer") { Description = "With a kind: haproxy or nginx", HelpName = "PROGRAM" };

    private readonly Option<bool> _rollback = new("--rollback") { Description = "Go back to the former endpoint, from any point of a move, also of one that was completed" };

    private readonly Option<bool> _yes = YesOption.Create("Restart API servers, one at a time, and kubelets without asking");

    public EndpointMoveCommand(Composition on)
        : base(
            on,
            "move",
            "Give a cluster that runs another endpoint; the API stays reachable meanwhile. Running it again goes on with a move that was cut off",
            "kubewright endpoint move --to keepalived --address 192.168.2.10 --name k8s-api.example.internal",
            "kubewright endpoint move -f prod.yaml --to wanted.yaml",
            "kubewright endpoint move --rollback")
    {
        Option[] options = [_to, _address, _name, _port, _balancer, _rollback, _yes];
        foreach (var option in options)
        {
            Options.Add(option);
        }

        Validators.Add(result =>
        {
            if (result.GetValue(_rollback) && result.GetValue(_to) is not null)
            {
                result.AddError("--rollback goes back to where the cluster was, so --to has no meaning with it");
            }

            if (Wished(result.GetValue(_to)) is null && (result.GetValue(_address) ?? result.GetValue(_name) ?? result.GetValue(_balancer) ?? $"{result.GetValue(_port)}").Length > 0)
            {
                result.AddError("--address, --name, --port and --balancer describe an endpoint of a kind: give the kind with --to");
            }
        });
    }

    protected override Task<ExitCode> RunAsync(ParseResult parsed, VerbContext context, CancellationToken cancellationToken)
    {
        var to = parsed.GetValue(_to);
        var wish = new MoveWish
        {
            IsBack = parsed.GetValue(_rollback),
            Kind = Wished(to),
            File = Wished(to) is null && to is not null ? new ClusterFile(to, Path.GetFullPath(to, context.On.Directory)) : null,
            Address = parsed.GetValue(_address),
            Name = parsed.GetValue(_name),
            Port = parsed.GetValue(_port),
            Balancer = parsed.GetValue(_balancer),
        };
        return new EndpointMoveRun(context.Stages(parsed.GetValue(_yes)), context.File, context.Report, context.On.Time).RunAsync(wish, cancellationToken);
    }

    private static EndpointKind? Wished(string? to) => to switch
    {
        "single" => EndpointKind.Single,
        "keepalived" => EndpointKind.Keepalived,
        "kube-vip" => EndpointKind.KubeVip,
        "local" => EndpointKind.Local,
        "external" => EndpointKind.External,
        _ => null,
    };
}
