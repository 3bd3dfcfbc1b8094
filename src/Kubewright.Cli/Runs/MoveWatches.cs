using System.Net;
using Kubewright.Cli.Output.Documents;
using Kubewright.Core.Endpoints;
using Kubewright.Core.Spec;
using Kubewright.Remote.KubeApi;

namespace Kubewright.Cli.Runs;

/// <summary>Clients of the former and of the wanted endpoint on this machine, for as long as a move takes.</summary>
internal sealed class MoveWatches : IAsyncDisposable
{
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private readonly Watched _former;
    private readonly Watched _wanted;
    private TimeSpan? _switched;

    private MoveWatches(Watched former, Watched wanted) => (_former, _wanted) = (former, wanted);

    public static MoveWatches Start(EndpointMove move, Kubeconfig kubeconfig, TimeProvider time) =>
        new(Watched.Start(move.From, kubeconfig.Authority, time), Watched.Start(move.To, kubeconfig.Authority, time));

    /// <summary>Nobody uses the former endpoint from now on; what becomes of it is no outage.</summary>
    public void Switched() => _switched = _former.Watch?.Now;

    /// <summary>Lets an outage that is just beginning or ending come to an end, so that it counts whole.</summary>
    public Task SettleAsync(CancellationToken cancellationToken) => _wanted.Watch?.SteadyAsync(Calm, Limit, cancellationToken) ?? Task.CompletedTask;

    public IReadOnlyList<EndpointOutageDocument> Outages() => [_former.Longest(_switched), _wanted.Longest(null)];

    public async ValueTask DisposeAsync()
    {
        await _former.DisposeAsync();
        await _wanted.DisposeAsync();
    }

    private sealed class Watched(string server, string? whyNot, EndpointClient? client, EndpointWatch? watch) : IAsyncDisposable
    {
        public EndpointWatch? Watch => watch;

        public static Watched Start(ClusterSpec spec, string authority, TimeProvider time)
        {
            var whyNot = spec.Endpoint.Kind == EndpointKind.Local ? "only a node itself reaches its own balancer"
                : spec.Hosts.Any(host => host.Login.Jumps.Count > 0) ? "this machine reaches the hosts through a jump host only"
                : null;
            if (whyNot is not null)
            {
                return new Watched(spec.EndpointServer, whyNot, null, null);
            }

            // By its address, because this machine need not know its name; the certificate may not cover it yet.
            var server = spec.Endpoint is { Kind: EndpointKind.External, Address: null } ? spec.EndpointServer : $"https://{new IPEndPoint(spec.EndpointAddress, spec.Endpoint.Port)}";
            var client = new EndpointClient(new Uri(server), authority, takesOtherNames: true);
            return new Watched(spec.EndpointServer, null, client, new EndpointWatch(client, time));
        }

        /// <summary>From the first answer on: before, an endpoint does not stand yet.</summary>
        public EndpointOutageDocument Longest(TimeSpan? until) => watch is null
            ? new EndpointOutageDocument(server, null, whyNot)
            : watch.Meter.First is { } first
                ? new EndpointOutageDocument(server, watch.Meter.Longest(first, until ?? watch.Now).TotalMilliseconds, null)
                : new EndpointOutageDocument(server, null, "it never answered to this machine");

        public async ValueTask DisposeAsync()
        {
            if (watch is not null)
            {
                await watch.DisposeAsync();
            }

            client?.Dispose();
        }
    }
}
