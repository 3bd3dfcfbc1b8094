using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;

namespace Kubewright.Tests.TestKit;

/// <summary>A command is hopeless where a toy host has something under a key.</summary>
internal sealed record ToyCause(string Key) : IStuckCause
{
    public TimeSpan Holds { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The host to ask in place of the command's own.</summary>
    public string? On { get; init; }

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) => [new(Asked(host), new ToyProbe(Key))];

    public Stuck? Judge(Situation situation) => situation.Ask(Asked(situation.Host), new ToyProbe(Key)) is { Length: > 0 } found
        ? new Stuck($"{Key} is {found}", $"take {Key} away", [$"{Key} {found}"])
        : null;

    private Host Asked(Host host) => On is null ? host : Toy.Host(On);
}
