using System.CommandLine;
using Kubewright.Cli.Output.Documents;
using Kubewright.Cli.Runs;
using Kubewright.Core.Hosts;

namespace Kubewright.Cli.Commands;

internal sealed class KubeconfigCommand : ClusterCommand
{
    private readonly Option<string?> _to = new("--out", "-o")
    {
        Description = "Where to write it, '-' for standard output; 'kubeconfig' beside the cluster file where not given",
        HelpName = "FILE",
    };

    private readonly Option<bool> _yes = YesOption.Create("Overwrite the kubeconfig of another cluster");

    public KubeconfigCommand(Composition on)
        : base(on, "kubeconfig", "Get the administrator's kubeconfig from the cluster", "kubewright kubeconfig -o ~/.kube/demo", "kubewright kubeconfig -o - | kubectl --kubeconfig /dev/stdin get nodes")
    {
        Options.Add(_to);
        Options.Add(_yes);
    }

    protected override async Task<ExitCode> RunAsync(ParseResult parsed, VerbContext context, CancellationToken cancellationToken)
    {
        var stages = context.Stages();
        var spec = stages.ReadSpec();
        await using var hosts = await stages.ConnectAsync(spec, HostAccess.Look, cancellationToken);
        var leader = await stages.LeaderAsync(spec, hosts, cancellationToken);
        var kubeconfig = await stages.KubeconfigAsync(spec, leader, hosts, cancellationToken);
        if (parsed.GetValue(_to) == "-")
        {
            await context.On.Terminal.Out.WriteAsync(kubeconfig.Text);
            return ExitCode.Fine;
        }

        var path = parsed.GetValue(_to) is { } to ? Path.GetFullPath(to, context.On.Directory) : context.File.Kubeconfig;
        if (!parsed.GetValue(_yes) && kubeconfig.OtherServerIn(path) is { } other)
        {
            throw new StoppedException(ExitCode.BadInput, new Problem($"{path} is the kubeconfig of another cluster, {other}", "name another file with -o, or give --yes to overwrite it"));
        }

        kubeconfig.WriteTo(path);
        var document = new KubeconfigDocument(spec.Name, path, kubeconfig.Server);
        context.Report.Result(document, _ => $"{path} is for {kubeconfig.Server}; try: kubectl --kubeconfig {path} get nodes");
        return ExitCode.Fine;
    }
}
