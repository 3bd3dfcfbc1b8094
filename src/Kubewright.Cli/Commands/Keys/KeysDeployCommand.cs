using System.CommandLine;
using Kubewright.Cli.Keys;
using Kubewright.Cli.Output;
using Kubewright.Cli.Output.Documents;
using Kubewright.Cli.Runs;
using Kubewright.Core.Hosts;
using Kubewright.Core.Spec;
using Kubewright.Remote.Local;

namespace Kubewright.Cli.Commands.Keys;

internal sealed class KeysDeployCommand : ClusterCommand
{
    private const string Instead = "name a file with the password: --password-file FILE";

    private readonly Option<string?> _publicKey = new("--public-key") { Description = "The public key; where not given, that of the cluster file's ssh.key", HelpName = "FILE" };

    private readonly Option<bool> _generate = new("--generate") { Description = "Make the key that the cluster file names, where it is not there yet" };

    private readonly Option<bool> _askPassword = new("--ask-password") { Description = "Ask for the password that logs in to the hosts, once" };

    private readonly Option<string?> _passwordFile = new("--password-file") { Description = "File with the password that logs in to the hosts, readable by you only", HelpName = "FILE" };

    public KeysDeployCommand(Composition on)
        : base(
            on,
            "deploy",
            "Put the public key into the authorized_keys of every host's login user, and prove that the key logs in; running it again changes nothing",
            "kubewright keys deploy --ask-password",
            "kubewright keys deploy -f prod.yaml --generate --password-file ~/.secrets/first-login --accept-new-host-keys")
    {
        Options.Add(_publicKey);
        Options.Add(_generate);
        Options.Add(_askPassword);
        Options.Add(_passwordFile);
    }

    protected override bool BecomesRoot => false;

    protected override async Task<ExitCode> RunAsync(ParseResult parsed, VerbContext context, CancellationToken cancellationToken)
    {
        var spec = context.Stages().ReadSpec(withFilesToCome: true);
        var publicKey = parsed.GetValue(_publicKey) is { } written ? Path.GetFullPath(written, context.On.Directory) : null;
        var keys = await new KeyPair(publicKey, parsed.GetValue(_generate)).ForAsync(spec, cancellationToken);
        var deployment = new KeyDeployment(context.On.Connector, Password(parsed, context), context.On.Time);
        var document = new KeysDocument(spec.Name, await deployment.DeployAsync(spec.Hosts, keys, cancellationToken));
        context.Report.Result(document, ink => KeysText.Of(document, ink));
        return document.Hosts.All(host => host.LogsIn) ? ExitCode.Fine : ExitCode.RunFailed;
    }

    private Secret? Password(ParseResult parsed, VerbContext context)
    {
        if (parsed.GetValue(_passwordFile) is not { } path)
        {
            return parsed.GetValue(_askPassword) ? PasswordPrompt.Ask("Password for logging in to the hosts: ", Instead, context.On.Terminal) : null;
        }

        var folder = new ClusterFolderOnDisk(context.On.Directory);
        return PasswordFile.Trouble(path, folder) is var (problem, remedy)
            ? throw new StoppedException(ExitCode.BadInput, new Problem(problem, remedy))
            : PasswordFile.Read(path, folder);
    }
}
