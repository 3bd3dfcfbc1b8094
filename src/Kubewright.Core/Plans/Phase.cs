using Kubewright.Core.Hosts;

namespace Kubewright.Core.Plans;

/// <summary>
/// Steps that some hosts go through in order. Hosts do not wait for each other, except where <see cref="After"/> or
/// <see cref="OneByOne"/> says so.
/// </summary>
public sealed record Phase
{
    /// <summary>A heading for people: <c>Join control planes</c>. Unique among the phases of a run.</summary>
    public required string Title { get; init; }

    public required IReadOnlyList<Host> Hosts { get; init; }

    public required IReadOnlyList<IStep> Steps { get; init; }

    /// <summary>Gates: phases that must have been completed by all of their hosts before any host enters this one.</summary>
    public IReadOnlyList<Phase> After { get; init; } = [];

    /// <summary>Whether only one host at a time may be in this phase.</summary>
    public bool OneByOne { get; init; }

    /// <summary>Whether the phase is entered even when a host failed before, to tidy up.</summary>
    public bool Always { get; init; }
}
