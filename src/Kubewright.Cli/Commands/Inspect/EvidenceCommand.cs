using System.CommandLine;

namespace Kubewright.Cli.Commands.Inspect;

/// <summary>What was seen of a cluster, to keep.</summary>
internal sealed class EvidenceCommand : Command
{
    public EvidenceCommand(Composition on)
        : base("evidence", "Keep what hosts and the API say, to be inspected later and elsewhere") => Subcommands.Add(new EvidenceCollectCommand(on));
}
