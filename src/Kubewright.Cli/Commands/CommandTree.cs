using System.CommandLine;
using System.CommandLine.Help;

namespace Kubewright.Cli.Commands;

/// <summary>The program's verbs.</summary>
internal static class CommandTree
{
    public static RootCommand Create(Composition on)
    {
        var root = new RootCommand("Kubewright builds highly available Kubernetes clusters with kubeadm on Linux hosts over SSH, and proves that they work.")
        {
            new NewCommand(on),
            new ImportCommand(on),
            new ValidateCommand(on),
            new SchemaCommand(on),
            new LintCommand(on),
            new Inspect.InspectCommand(on),
            new Inspect.EvidenceCommand(on),
            new Keys.KeysCommand(on),
            new PingCommand(on),
            new PreflightCommand(on),
            new PlanCommand(on),
            new ApplyCommand(on),
            new VerifyCommand(on),
            new Endpoint.EndpointCommand(on),
            new KubeconfigCommand(on),
            new ResetCommand(on),
            new DemoCommand(on),
            new Lab.LabCommand(on),
            new CompletionCommand(on),
        };
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        return root;
    }
}
