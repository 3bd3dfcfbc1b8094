using System.Runtime.InteropServices;
using System.Text.Json;
using Kubewright.Lab.Artifacts.Source;
using Kubewright.Lab.Artifacts.Storage;
using Kubewright.Lab.Artifacts.Upstream;
using Kubewright.Remote.Local;

namespace Kubewright.Lab.Artifacts;

/// <summary>Gives the lab a real Kubernetes: programs and images with a catalogue. Made once, kept outside the checkout, ready at once the next time.</summary>
public sealed class LabArtifacts
{
    private static readonly TimeSpan ReachLimit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestDownload = TimeSpan.FromMinutes(10);

    private readonly ArtifactCache _cache;
    private readonly TimeProvider _time;
    private readonly Uri _upstream;
    private readonly Func<Stages, IImageTransport> _transport;

    /// <param name="directories">The sets are in <c>kubernetes</c> below the cache.</param>
    public LabArtifacts(LabDirectories directories, TimeProvider time)
        : this(directories.Cache, time, UpstreamSite.PublicAddress, stages => new Skopeo(stages))
    {
    }

    internal LabArtifacts(string cache, TimeProvider time, Uri upstream, Func<Stages, IImageTransport> transport)
    {
        _cache = new ArtifactCache(Path.Combine(cache, "kubernetes"), time);
        _time = time;
        _upstream = upstream;
        _transport = transport;
    }

    /// <summary>This machine's architecture in the words of Go and Debian.</summary>
    public static string Architecture => RuntimeInformation.OSArchitecture switch
    {
        System.Runtime.InteropServices.Architecture.X64 => "amd64",
        System.Runtime.InteropServices.Architecture.Arm64 => "arm64",
        var other => throw new LabException($"the lab runs on amd64 and arm64, not on {other}: use another machine"),
    };

    /// <summary>The wanted set, built or downloaded first where this machine does not have it yet.</summary>
    /// <param name="baseTree">Directory of an installed Debian with etcd, iptables and conntrack; read only when the set is built from Debian's source.</param>
    /// <exception cref="LabException">It cannot be had.</exception>
    public async Task<LabArtifactSet> EnsureAsync(ArtifactOrigin origin, string baseTree, IProgress<string> progress, CancellationToken cancellationToken)
    {
        try
        {
            return await TakeAsync(origin, baseTree, progress, cancellationToken);
        }
        catch (Exception exception) when (exception is LocalProcessException or IOException or UnauthorizedAccessException or FormatException or JsonException)
        {
            throw new LabException($"Kubernetes for the lab cannot be made: {exception.Message}. Nothing half done is left; run this again when the cause is gone", exception);
        }
    }

    private async Task<LabArtifactSet> TakeAsync(ArtifactOrigin origin, string baseTree, IProgress<string> progress, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = _upstream, Timeout = LongestDownload };
        var site = new UpstreamSite(http);
        var choice = await ChooseAsync(origin, site, cancellationToken);
        progress.Report(choice.Why);
        var stages = new Stages(progress, _time);
        var directory = choice.Origin == ArtifactOrigin.Upstream
            ? await FromUpstreamAsync(site, stages, progress, cancellationToken)
            : await FromSourceAsync(baseTree, stages, progress, cancellationToken);
        return await LabArtifactSet.ReadAsync(directory, choice.Origin, choice.Why, cancellationToken);
    }

    private async Task<OriginChoice> ChooseAsync(ArtifactOrigin origin, UpstreamSite site, CancellationToken cancellationToken)
    {
        var builtHere = _cache.Find(KubernetesFromSource.Key(Architecture)) is not null;
        var ask = origin == ArtifactOrigin.Automatic && !builtHere;
        return OriginChoice.Decide(origin, builtHere, ask && await site.IsReachableAsync(ReachLimit, cancellationToken));
    }

    private Task<string> FromSourceAsync(string baseTree, Stages stages, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var source = new KubernetesFromSource(baseTree, Architecture, stages);
        return _cache.EnsureAsync(KubernetesFromSource.Key(Architecture), place => source.BuildAsync(place, cancellationToken), progress, cancellationToken);
    }

    private async Task<string> FromUpstreamAsync(UpstreamSite site, Stages stages, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var version = await site.StableVersionAsync(cancellationToken);
        var kubernetes = new UpstreamKubernetes(site, _transport(stages), version, Architecture, stages);
        return await _cache.EnsureAsync(
            UpstreamKubernetes.Key(version, Architecture), place => kubernetes.BuildAsync(place, cancellationToken), progress, cancellationToken);
    }
}
