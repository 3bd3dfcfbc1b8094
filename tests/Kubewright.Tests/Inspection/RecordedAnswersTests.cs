using System.Text.Json;
using Kubewright.Core.Facts;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Remote.Local;
using Kubewright.Tests.Inspection.Recordings;
using Xunit;

namespace Kubewright.Tests.Inspection;

public sealed class RecordedAnswersTests
{
    private static readonly IReadOnlyList<Recording> Recordings =
    [
        .. HostRecordings.All, .. NetworkRecordings.All, .. RuntimeRecordings.All, .. EtcdRecordings.All, .. ControlPlaneRecordings.All, .. ClusterRecordings.All, .. PreflightRecordings.All, .. PreflightNetworkRecordings.All, .. KubeadmRecordings.All, .. EndpointRecordings.All, .. SurveyRecordings.All,
    ];

    public static TheoryData<Recording> All => [.. Recordings];

    public static TheoryData<Type> ProbeTypes => [.. typeof(Hostname).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(Probe)))];

    public static TheoryData<Probe> Probes => [.. Recordings.Select(recording => recording.Probe).Distinct()];

    [Theory]
    [MemberData(nameof(All))]
    public void An_answer_is_read_as_recorded(Recording recording)
    {
        var fact = recording.Probe.Read(recording.Answer);

        if (recording.WhyUnknown is { } why)
        {
            Assert.NotNull(fact.WhyUnknown);
            Assert.Contains(why, fact.WhyUnknown, StringComparison.Ordinal);
        }
        else
        {
            Assert.Null(fact.WhyUnknown);
            Assert.Equal(Shown(recording.Expected), Shown(fact.GetType().GetProperty("Value")!.GetValue(fact)));
        }
    }

    [Theory]
    [MemberData(nameof(ProbeTypes))]
    public void Every_probe_has_answers_recorded_from_which_something_is_known_and_from_which_nothing_is(Type probe)
    {
        var own = Recordings.Where(recording => recording.Probe.GetType() == probe).ToList();

        Assert.Contains(own, recording => recording.WhyUnknown is null);
        Assert.Contains(own, recording => recording.WhyUnknown is not null && recording.Answer.Output.Length > 0);
        Assert.Contains(own, recording => recording.WhyUnknown is not null && recording.Answer.ExitCode != 0);
    }

    [Theory]
    [MemberData(nameof(Probes))]
    public void Silence_and_nonsense_are_never_taken_for_knowledge(Probe probe)
    {
        // A program that is not there, a shell that was killed, an answer that is somebody else's.
        Assert.NotNull(probe.Read(new ProbeAnswer(127, "", "sh: 1: not found")).WhyUnknown);
        Assert.NotNull(probe.Read(new ProbeAnswer(137, "", "")).WhyUnknown);
        Assert.NotNull(probe.Read(new ProbeAnswer(1, "<html>502 Bad Gateway</html>\n", "")).WhyUnknown);
    }

    [Theory]
    [MemberData(nameof(Probes))]
    public async Task Every_probes_script_is_sh(Probe probe)
    {
        var result = await LocalProcess.RunAsync("/bin/sh", ["-n"], TimeSpan.FromSeconds(20), CancellationToken.None, probe.Script);

        Assert.True(result.ExitCode == 0, $"{probe.Id}: {result.Error}\n{probe.Script}");
    }

    [Fact]
    public void Different_questions_have_different_ids()
    {
        var probes = Recordings.Select(recording => recording.Probe).Distinct().ToList();

        Assert.Equal(probes.Count, probes.Select(probe => probe.Id).Distinct().Count());
    }

    // Compared as JSON: lists, sets and dictionaries in records compare by reference.
    private static string Shown(object? value) => JsonSerializer.Serialize<object?>(value);
}
