using System.Net;
using Kubewright.Core.Hosts;
using Kubewright.Core.Spec;

namespace Kubewright.Inspection.Probes.Hosts;

/// <summary>What chronyd follows.</summary>
public sealed record ChronyState
{
    /// <summary>Address of the server that it follows; null where it follows none, or no server.</summary>
    public string? Reference { get; init; }

    /// <summary>It follows its own clock, and serves that.</summary>
    public bool IsOwnClock { get; init; }

    /// <summary>Steps to a clock that is right by itself; 0 where it follows nobody.</summary>
    public int Stratum { get; init; }

    /// <summary>How far the host's clock is from what it follows.</summary>
    public TimeSpan Offset { get; init; }

    public bool IsSynchronised { get; init; }

    /// <summary>Everybody whom it asks.</summary>
    public IReadOnlyList<ChronySource> Sources { get; init; } = [];

    /// <summary>Why a host has no time from where its cluster's file says; null where it has.</summary>
    /// <param name="state">Of the host; null where chronyd does not run.</param>
    public static string? WhyWithoutTime(ChronyState? state, ClusterSpec spec, Host host) => (state, spec.Time) switch
    {
        (null, _) => "chronyd does not run",
        (_, { Source: { } source }) when source.Name != host.Name => state.WhyNotFrom(source),
        (_, { Kind: TimeKind.Upstream }) => state is { IsSynchronised: true, IsOwnClock: false } ? null : $"gets no time from {string.Join(", ", spec.Time.Servers)}",
        _ => state.IsSynchronised ? null : "does not serve the time",
    };

    private string? WhyNotFrom(Host source)
    {
        var named = $"{source} ({source.Address})";
        return Sources.FirstOrDefault(asked => IPAddress.TryParse(asked.Address, out var address) && address.Equals(source.Address)) switch
        {
            null => $"does not ask {named} for the time",
            { Reach: 0 } => $"gets no answer from {named}",
            { Address: var address } when address == Reference && IsSynchronised => null,
            _ => $"does not follow {named}",
        };
    }
}

/// <summary>A server that chronyd asks.</summary>
/// <param name="Address">Or a name that has not been found yet.</param>
/// <param name="Reach">The last eight answers as bits; 0 where none came.</param>
public sealed record ChronySource(string Address, int Reach);
