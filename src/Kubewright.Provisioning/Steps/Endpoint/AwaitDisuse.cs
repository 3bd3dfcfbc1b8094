using System.Net;
using Kubewright.Core.Endpoints;
using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Endpoint;

namespace Kubewright.Provisioning.Steps.Endpoint;

/// <summary>Nothing on the host uses the former endpoint: no file names it, and no program is connected to it. A gate before it is retired.</summary>
public sealed class AwaitDisuse(EndpointMove move) : IStep
{
    public string Title => "Wait until nothing uses the former endpoint";

    public TimeSpan Settle => TimeSpan.FromSeconds(90);

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) =>
    [
        new(host, new ClusterKubeconfigs()),
        .. move.ChangesServer ? [new Need(host, Files)] : (Need[])[],
        .. Connections is { } connections ? [new Need(host, connections)] : (Need[])[],
    ];

    private FilesNaming Files => new(move.From.EndpointServer);

    // Where the wanted endpoint has the same address and port, its clients cannot be told from those of the former one.
    private ClientConnections? Connections =>
        move.From.Endpoint is { Kind: EndpointKind.External, Address: null } || (move.From.EndpointAddress.Equals(move.To.EndpointAddress) && move.From.Endpoint.Port == move.To.Endpoint.Port)
            ? null
            : new(move.From.EndpointAddress.ToString(), move.From.Endpoint.Port);

    public Decision Decide(Situation situation)
    {
        var server = move.From.EndpointServer;
        if (move.ChangesServer)
        {
            var local = situation.Ask(new ClusterKubeconfigs()).Where(file => MoveKubeconfigs.IsLocal(file, situation.Host)).Select(file => file.Path);
            if (situation.Ask(Files).Except(local).ToList() is { Count: > 0 } files)
            {
                return new Decision.Later($"{string.Join(", ", files)} name{(files.Count == 1 ? "s" : "")} {server}; change or remove what nobody needs there, then run again");
            }
        }

        var programs = Connections is { } connections ? situation.Ask(connections).Where(program => !MayStay(program, situation.Host)).Distinct().Order(StringComparer.Ordinal).ToList() : [];
        return programs.Count == 0
            ? new Decision.Satisfied($"nothing uses {server}")
            : new Decision.Later($"{string.Join(", ", programs)} still connected to {new IPEndPoint(move.From.EndpointAddress, move.From.Endpoint.Port)}; restart what does not let go by itself, then run again");
    }

    // One node's address stays the address of its API server, which balancers pass connections on to, and which the host's own components ask. Checks of balancers come and go.
    private bool MayStay(string program, Host host) =>
        program == "curl"
        || (move.LeavesOneNode && program is "haproxy" or "nginx" && move.To.Balancers.Any(balancer => balancer.Name == host.Name))
        || (move.LeavesOneNode && host.Address.Equals(move.From.EndpointAddress) && program is "kube-controller" or "kube-scheduler" or "kube-apiserver");
}
