using System.Collections.Concurrent;
using Kubewright.Core.Artifacts;
using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;

namespace Kubewright.Tests.TestKit;

/// <summary>The smallest world in which the engine can be watched: hosts are dictionaries, probes read a key, steps set one.</summary>
internal static class Toy
{
    public static ClusterSpec Spec { get; } = Specs.ThreeControlPlanesOneWorker("1.32.0");

    public static Host Host(string name) => Spec.Hosts.Single(host => host.ToString() == name);

    public static Blueprint Blueprint { get; } = new()
    {
        Spec = Spec,
        Leader = Spec.ControlPlanes.First(),
        Artifacts = ArtifactOffer.Nothing,
        Credentials = Credentials.Sample,
    };
}

/// <summary>What a toy host has under a key; empty where it has nothing.</summary>
internal sealed record ToyProbe(string Key, ProbeReach Extent = ProbeReach.Host) : Probe<string>
{
    public override string Id => $"toy:{Key}";

    public override string Script => $"get {Key}";

    public override ProbeReach Reach => Extent;

    protected override Fact<string> Parse(ProbeAnswer answer) => answer.ExitCode == 0 ? Known(answer.Output) : Unknown(answer.Complaint);
}

/// <summary>A host that is a dictionary. <c>get KEY</c> reads it, <c>set KEY VALUE</c> writes it.</summary>
internal sealed class ToyHost : FakeHost
{
    public ToyHost(Host host)
        : base(host) => Perform = (command, _, _) =>
        {
            Set(command);
            return Task.FromResult(new CommandResult(0, "", ""));
        };

    public ConcurrentDictionary<string, string> State { get; } = new();

    /// <summary>Keys to which the host does not know the answer.</summary>
    public HashSet<string> Mute { get; } = [];

    public void Set(Command command)
    {
        var words = command.Script.Split(' ');
        State[words[1]] = words[2];
    }

    protected override ProbeAnswer AnswerTo(string script) =>
        script.Split(' ') is ["get", var key] && !Mute.Contains(key) ? new ProbeAnswer(0, State.GetValueOrDefault(key, ""), "") : new ProbeAnswer(1, "", "do not know");
}

/// <summary>A key has a value.</summary>
internal sealed record ToyStep(string Key, string Value = "done") : IStep
{
    public string Title => $"Set {Key}";

    public TimeSpan Settle { get; init; } = TimeSpan.Zero;

    /// <summary>Commands to run where the key has another value; by default one that sets it.</summary>
    public IReadOnlyList<HostAction>? Actions { get; init; }

    /// <summary>Decides in place of the usual rule.</summary>
    public Func<Situation, Decision?> Otherwise { get; init; } = _ => null;

    public IReadOnlyList<Need> MoreNeeds { get; init; } = [];

    public ToyProbe Probe => new(Key);

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) => [new(host, Probe), .. MoreNeeds];

    public Decision Decide(Situation situation) => Otherwise(situation)
        ?? (situation.Ask(Probe) == Value
            ? new Decision.Satisfied($"{Key} is {Value}")
            : new Decision.Change($"{Key} is '{situation.Ask(Probe)}'", Actions ?? [Setting(Key, Value)]));

    public static HostAction.RunCommand Setting(string key, string value) => new(new Command { Title = $"set {key}", Script = $"set {key} {value}" });
}
