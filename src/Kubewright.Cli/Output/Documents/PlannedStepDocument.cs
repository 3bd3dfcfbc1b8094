using System.Text.Json.Serialization;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;

namespace Kubewright.Cli.Output.Documents;

internal sealed record PlannedStepDocument(
    string Host, string Phase, string Step, StepState State, string Why, string? Remedy, string? Risk, IReadOnlyList<ActionDocument>? Actions)
{
    public static PlannedStepDocument Of(PlannedStep planned, CurrentFiles files)
    {
        var (state, remedy, change) = planned.Decision switch
        {
            Decision.Change to => (StepState.Change, null, to),
            Decision.Later => (StepState.Later, null, null),
            Decision.Blocked blocked => (StepState.Blocked, blocked.Remedy, null),
            _ => ((StepState, string?, Decision.Change?))(StepState.Satisfied, null, null),
        };
        return new PlannedStepDocument(
            planned.Host.ToString(),
            planned.Phase.Title,
            planned.Step.Title,
            state,
            planned.Decision.Why,
            remedy,
            change is null ? null : RiskText.Of(change.Risk),
            change is null ? null : [.. change.Actions.Select(action => ActionDocument.Of(planned.Host, action, files))]);
    }
}

/// <param name="Diff">For a file: hunks of <c>diff -u</c> between what is there and what will be.</param>
internal sealed record ActionDocument(string Title, IReadOnlyList<string>? Diff)
{
    public static ActionDocument Of(Host host, HostAction action, CurrentFiles files) => new(action.Title, action switch
    {
        HostAction.WriteFile { IsSecret: true } => ["+***"],
        HostAction.WriteFile write => UnifiedDiff.Of(files.Read(host, write.Path), write.Content),
        _ => null,
    });
}

/// <summary>What a step makes of a host as it is now.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StepState>))]
internal enum StepState
{
    [JsonStringEnumMemberName("satisfied")]
    Satisfied,

    [JsonStringEnumMemberName("change")]
    Change,

    [JsonStringEnumMemberName("later")]
    Later,

    [JsonStringEnumMemberName("blocked")]
    Blocked,
}
