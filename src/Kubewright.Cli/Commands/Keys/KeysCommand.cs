using System.CommandLine;

namespace Kubewright.Cli.Commands.Keys;

/// <summary>The verbs about keys for logging in.</summary>
internal sealed class KeysCommand : Command
{
    public KeysCommand(Composition on)
        : base("keys", "Let hosts be logged in to with a key") =>
        Add(new KeysDeployCommand(on));
}
