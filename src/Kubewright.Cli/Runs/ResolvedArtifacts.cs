using Kubewright.Core.Artifacts;
using Kubewright.Core.Spec;
using Kubewright.Mirror.Catalog;
using Kubewright.Mirror.Serve;

namespace Kubewright.Cli.Runs;

/// <summary>The artifacts of a run. A plan needs only their catalogue; they are served once hosts are to fetch them.</summary>
internal sealed record ResolvedArtifacts(ArtifactOffer Offer, string? Directory)
{
    private const int MostPorts = 3;

    public static readonly ResolvedArtifacts None = new(ArtifactOffer.Nothing, null);

    /// <exception cref="StoppedException">They are not to be had.</exception>
    public static async Task<ResolvedArtifacts> OfAsync(ClusterSpec spec, ArtifactOffers offers, CancellationToken cancellationToken) =>
        await offers.ResolveAsync(spec, cancellationToken) switch
        {
            ArtifactResolution.Found found => new ResolvedArtifacts(found.Offer, found.Directory),
            ArtifactResolution.Unfit unfit => throw new StoppedException(ExitCode.BadInput, new Problem(unfit.Problem, unfit.Remedy)),
            ArtifactResolution.Unreachable unreachable => throw new StoppedException(ExitCode.NotAssessed, new Problem(unreachable.Problem, unreachable.Remedy)),
            var unknown => throw new InvalidOperationException($"unknown resolution {unknown}"),
        };

    /// <summary>Makes hosts able to fetch them, until disposed: those behind a jump host through their connection, for want of another way.</summary>
    /// <exception cref="Core.Hosts.HostUnreachableException">A host does not pass the connection on.</exception>
    public async Task<ServedArtifacts> ServeAsync(ConnectedHosts hosts, CancellationToken cancellationToken)
    {
        if (Directory is null)
        {
            return new ServedArtifacts(Offer, null);
        }

        var behindJumps = hosts.Sessions.Values.Where(session => session.Host.Login.Jumps.Count > 0).ToList();
        for (var tries = 1; ; tries++)
        {
            var server = await ArtifactServer.StartAsync(Offer.Catalog, Directory, cancellationToken);
            try
            {
                await Task.WhenAll(behindJumps.Select(session => session.ForwardAsync(server.Port, cancellationToken)));
                return ServedArtifacts.By(server, Offer);
            }
            catch (Core.Hosts.HostUnreachableException) when (tries < MostPorts)
            {
                // Perhaps only this port is taken there.
                await server.DisposeAsync();
            }
            catch
            {
                await server.DisposeAsync();
                throw;
            }
        }
    }
}

/// <summary>Artifacts that hosts can fetch now.</summary>
internal sealed class ServedArtifacts(ArtifactOffer offer, ArtifactServer? server) : IAsyncDisposable
{
    public ArtifactOffer Offer => offer;

    public static ServedArtifacts By(ArtifactServer server, ArtifactOffer offer) => new(server.Offer(offer), server);

    public ValueTask DisposeAsync() => server?.DisposeAsync() ?? ValueTask.CompletedTask;
}
