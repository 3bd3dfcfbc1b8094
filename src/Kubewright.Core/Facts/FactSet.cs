using System.Collections.Immutable;
using Kubewright.Core.Hosts;

namespace Kubewright.Core.Facts;

/// <summary>Everything found out so far: an immutable snapshot by host and probe, with the raw answers kept.</summary>
public sealed class FactSet
{
    public static readonly FactSet Empty = new(ImmutableDictionary<(HostName, Probe), Evidence>.Empty);

    private readonly ImmutableDictionary<(HostName Host, Probe Probe), Evidence> _evidence;

    private FactSet(ImmutableDictionary<(HostName, Probe), Evidence> evidence) => _evidence = evidence;

    /// <summary>The fact of a host; unknown where it was never asked.</summary>
    public Fact<T> Get<T>(Host host, Probe<T> probe) => (Fact<T>)Get(host, (Probe)probe);

    public Fact Get(Host host, Probe probe) =>
        _evidence.TryGetValue((host.Name, probe), out var evidence) ? evidence.Fact : probe.NotAsked($"{host} was not asked '{probe.Id}'");

    /// <summary>The value of a fact, or a fallback where it is unknown. Only for decisions to which "unknown" means the same as the fallback.</summary>
    public T ValueOr<T>(Host host, Probe<T> probe, T fallback) => Get(host, probe) is Fact<T>.Known known ? known.Value : fallback;

    /// <summary>Whether a host was asked, whatever came of it.</summary>
    public bool WasAsked(Host host, Probe probe) => _evidence.ContainsKey((host.Name, probe));

    /// <summary>The raw answer behind a fact, if there was one.</summary>
    public ProbeAnswer? AnswerTo(Host host, Probe probe) => _evidence.TryGetValue((host.Name, probe), out var evidence) ? evidence.Answer : null;

    public FactSet With(Host host, Probe probe, ProbeAnswer answer) => new(_evidence.SetItem((host.Name, probe), new Evidence(probe.Read(answer), answer)));

    public FactSet WithNotAsked(Host host, Probe probe, string reason) => new(_evidence.SetItem((host.Name, probe), new Evidence(probe.NotAsked(reason), null)));

    /// <summary>Sets a fact without an answer behind it; for tests and saved evidence.</summary>
    public FactSet WithKnown<T>(Host host, Probe<T> probe, T value) => new(_evidence.SetItem((host.Name, probe), new Evidence(new Fact<T>.Known(value), null)));

    private sealed record Evidence(Fact Fact, ProbeAnswer? Answer);
}
