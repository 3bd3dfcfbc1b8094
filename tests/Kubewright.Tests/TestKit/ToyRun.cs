using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;

namespace Kubewright.Tests.TestKit;

/// <summary>An executor with toy hosts for all of <see cref="Toy.Spec"/>, and what came of it.</summary>
internal sealed class ToyRun
{
    private readonly Dictionary<HostName, IHostSession> _sessions;

    public ToyRun()
    {
        Hosts = Toy.Spec.Hosts.ToDictionary(host => host.ToString(), host => new ToyHost(host));
        _sessions = Hosts.Values.ToDictionary(host => host.Host.Name, host => (IHostSession)host);
        Facts = new FactGatherer(_sessions, TimeProvider.System);
    }

    public IReadOnlyDictionary<string, ToyHost> Hosts { get; }

    public FactGatherer Facts { get; }

    public RecordedEvents Events { get; } = new();

    public ImpatientTime Time { get; } = new();

    public ToyHost this[string host] => Hosts[host];

    public Task<bool> RunAsync(params IReadOnlyList<Phase> phases) => RunAsync(CancellationToken.None, phases);

    public Task<bool> RunAsync(CancellationToken cancellationToken, params IReadOnlyList<Phase> phases) =>
        new Executor(Toy.Blueprint, _sessions, Facts, Events, Time).RunAsync(phases, cancellationToken).WaitAsync(TimeSpan.FromSeconds(20), CancellationToken.None);

    public static Phase Phase(string title, IReadOnlyList<string> hosts, params IReadOnlyList<IStep> steps) =>
        new() { Title = title, Hosts = [.. hosts.Select(Toy.Host)], Steps = steps };
}
