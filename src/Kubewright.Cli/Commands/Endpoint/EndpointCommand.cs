using System.CommandLine;

namespace Kubewright.Cli.Commands.Endpoint;

/// <summary>The verbs about the address under which clients find the cluster.</summary>
internal sealed class EndpointCommand : Command
{
    public EndpointCommand(Composition on)
        : base("endpoint", "Change the address under which clients find a cluster that runs") =>
        Add(new EndpointMoveCommand(on));
}
