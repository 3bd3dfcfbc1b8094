using System.Text.Json.Serialization;

namespace Kubewright.Core.Journals;

/// <summary>Something that happened in a run. The journal is these, one JSON object a line; the display and the report are made from them too.</summary>
/// <param name="At">When, in UTC.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(RunStarted), "run-started")]
[JsonDerivedType(typeof(StepStarted), "step-started")]
[JsonDerivedType(typeof(ActionStarted), "action-started")]
[JsonDerivedType(typeof(OutputLine), "output")]
[JsonDerivedType(typeof(StepEnded), "step-ended")]
[JsonDerivedType(typeof(HostWaited), "host-waited")]
[JsonDerivedType(typeof(RunEnded), "run-ended")]
public abstract record RunEvent(DateTimeOffset At);

/// <summary>A run begins, with all of its hosts in the order of the cluster file.</summary>
public sealed record RunStarted(DateTimeOffset At, string Run, string Cluster, string Verb, IReadOnlyList<string> Hosts) : RunEvent(At);

/// <summary>A host comes to a step.</summary>
public sealed record StepStarted(DateTimeOffset At, string Host, string Phase, string Step) : RunEvent(At);

/// <summary>A step begins to change something on a host.</summary>
public sealed record ActionStarted(DateTimeOffset At, string Host, string Step, string Action) : RunEvent(At);

/// <summary>A line that a command printed, with secrets blotted out.</summary>
public sealed record OutputLine(DateTimeOffset At, string Host, string Step, string Line) : RunEvent(At);

/// <summary>A host is through with a step.</summary>
public sealed record StepEnded(DateTimeOffset At, string Host, string Phase, string Step, StepOutcome Outcome, double Seconds, string Why) : RunEvent(At)
{
    /// <summary>For a failure: the lines that tell why.</summary>
    public IReadOnlyList<string> Lines { get; init; } = [];
}

/// <summary>A host stood at a gate.</summary>
public sealed record HostWaited(DateTimeOffset At, string Host, string Phase, double Seconds) : RunEvent(At);

/// <summary>A run is over. A journal without it belongs to a run that was killed.</summary>
public sealed record RunEnded(DateTimeOffset At, bool Succeeded, double Seconds) : RunEvent(At);

/// <summary>How a step ended on a host.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StepOutcome>))]
public enum StepOutcome
{
    /// <summary>Nothing was to be done.</summary>
    Ok,

    Changed,

    /// <summary>Not tried, because something it waits for failed.</summary>
    Skipped,

    Failed,
}
