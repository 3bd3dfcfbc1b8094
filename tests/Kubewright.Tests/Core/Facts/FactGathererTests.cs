using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Core.Facts;

public sealed class FactGathererTests
{
    private static readonly ToyProbe Own = new("own");
    private static readonly ToyProbe Shared = new("shared", ProbeReach.Cluster);

    private readonly ToyRun _run = new();

    private ToyHost First => _run["cp1"];

    private ToyHost Second => _run["cp2"];

    [Fact]
    public async Task A_host_is_asked_everything_in_one_batch()
    {
        First.State["own"] = "a";
        First.State["shared"] = "b";

        var facts = await AskAsync(new(First.Host, Own), new(First.Host, Shared), new(Second.Host, Own));

        Assert.Equal("a", Known(facts.Get(First.Host, Own)));
        Assert.Equal("b", Known(facts.Get(First.Host, Shared)));
        Assert.Equal([["get own", "get shared"]], First.Batches);
        Assert.Equal([["get own"]], Second.Batches);
    }

    [Fact]
    public async Task The_same_question_is_asked_once_whoever_needs_it()
    {
        await AskAsync(new Need(First.Host, Own), new Need(First.Host, new ToyProbe("own"), MayBeUnknown: true));

        Assert.Equal([["get own"]], First.Batches);
    }

    [Fact]
    public async Task What_is_known_is_not_asked_again()
    {
        await AskAsync(new Need(First.Host, Own));
        First.State["own"] = "changed behind our back";

        Assert.Equal("", Known((await AskAsync(new Need(First.Host, Own))).Get(First.Host, Own)));
        Assert.Single(First.Batches);
    }

    [Fact]
    public async Task It_is_asked_again_on_demand()
    {
        await AskAsync(new Need(First.Host, Own));
        First.State["own"] = "new";

        var facts = await _run.Facts.AskAsync([new(First.Host, Own)], again: true, CancellationToken.None);

        Assert.Equal("new", Known(facts.Get(First.Host, Own)));
    }

    [Fact]
    public async Task A_change_makes_stale_what_its_host_knows_of_itself_and_what_all_know_of_the_cluster()
    {
        Need[] all = [new(First.Host, Own), new(First.Host, Shared), new(Second.Host, Own), new(Second.Host, Shared)];
        await AskAsync(all);

        _run.Facts.Changed(First.Host);
        await AskAsync(all);

        Assert.Equal(["get own", "get shared"], First.Batches[1]);
        Assert.Equal(["get shared"], Second.Batches[1]);
    }

    [Fact]
    public async Task An_answer_overtaken_by_a_change_is_stale()
    {
        First.BeforeAnswer = () => _run.Facts.Changed(First.Host);
        await AskAsync(new Need(First.Host, Own));
        First.BeforeAnswer = () => { };
        await AskAsync(new Need(First.Host, Own));

        Assert.Equal(2, First.Batches.Count);
    }

    [Fact]
    public async Task An_answer_that_arrives_late_does_not_replace_a_newer_one()
    {
        var late = new TaskCompletionSource();
        First.Delivery = () => late.Task;
        var before = AskAsync(new Need(First.Host, Own));
        First.Delivery = () => Task.CompletedTask;
        First.State["own"] = "new";
        _run.Facts.Changed(First.Host);
        await AskAsync(new Need(First.Host, Own));

        late.SetResult();
        await before;

        Assert.Equal("new", Known((await AskAsync(new Need(First.Host, Own))).Get(First.Host, Own)));
        Assert.Equal(2, First.Batches.Count);
    }

    [Fact]
    public async Task Nothing_is_known_of_a_host_that_cannot_be_reached_and_it_says_why()
    {
        First.Silence = new HostUnreachableException("cp1 refuses the connection; start sshd");

        var facts = await AskAsync(new(First.Host, Own), new(Second.Host, Own));

        Assert.Equal("cp1 refuses the connection; start sshd", facts.Get(First.Host, Own).WhyUnknown);
        Assert.Null(facts.Get(Second.Host, Own).WhyUnknown);
    }

    [Fact]
    public async Task Nothing_is_known_of_a_host_that_takes_too_long()
    {
        First.Silence = new TimeoutException("took longer than 60 s");

        Assert.Equal("took longer than 60 s", (await AskAsync(new Need(First.Host, Own))).Get(First.Host, Own).WhyUnknown);
    }

    [Fact]
    public async Task Nothing_is_known_of_a_host_without_a_session()
    {
        var facts = await new FactGatherer(new Dictionary<HostName, IHostSession>(), TimeProvider.System).AskAsync([new(First.Host, Own)], again: false, CancellationToken.None);

        Assert.Equal("cp1 is not connected", facts.Get(First.Host, Own).WhyUnknown);
    }

    [Fact]
    public async Task An_answer_that_was_cut_off_is_unknown_and_the_ones_before_it_are_not()
    {
        First.Cut = output => output[..output.IndexOf("answer 1", StringComparison.Ordinal)];

        var facts = await AskAsync(new(First.Host, Own), new(First.Host, Shared));

        Assert.Equal("", Known(facts.Get(First.Host, Own)));
        Assert.Equal("cp1 gave no answer", facts.Get(First.Host, Shared).WhyUnknown);
    }

    [Fact]
    public async Task Cancelling_is_no_answer_but_an_end()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _run.Facts.AskAsync([new(First.Host, Own)], again: false, cancelled.Token));
    }

    [Fact]
    public async Task The_raw_answer_is_kept()
    {
        First.Mute.Add("own");

        var facts = await AskAsync(new Need(First.Host, Own));

        Assert.Equal(new ProbeAnswer(1, "", "do not know"), facts.AnswerTo(First.Host, Own));
        Assert.Equal("do not know", facts.Get(First.Host, Own).WhyUnknown);
    }

    [Fact]
    public async Task What_depends_on_the_moment_is_asked_alone_and_the_time_of_question_and_answer_noted()
    {
        var time = new ImpatientTime();
        var facts = new FactGatherer(new Dictionary<HostName, IHostSession> { [First.Host.Name] = First }, time);
        var start = time.GetUtcNow();
        First.BeforeAnswer = () => time.Pass(TimeSpan.FromSeconds(1));
        First.Delivery = () =>
        {
            time.Pass(TimeSpan.FromSeconds(2));
            return Task.CompletedTask;
        };

        await facts.AskAsync([new(First.Host, new MomentProbe()), new(First.Host, Own), new(First.Host, Shared)], again: false, CancellationToken.None);

        Assert.Equal([["get own", "get shared"], ["get moment"]], First.Batches);
        Assert.Null(facts.Facts.AnswerTo(First.Host, Own)!.Taken);
        var taken = facts.Facts.AnswerTo(First.Host, new MomentProbe())!.Taken!;
        Assert.Equal(new AskingTime(start.AddSeconds(3), start.AddSeconds(6)), taken);
        Assert.Equal((start.AddSeconds(4.5), TimeSpan.FromSeconds(1.5)), (taken.Middle, taken.Uncertainty));
    }

    [Fact]
    public async Task A_question_that_nobody_could_answer_at_the_moment_is_put_again_alone()
    {
        First.Mute.Add("busy");
        First.BeforeAnswer = () =>
        {
            if (First.Batches.Count == 1)
            {
                First.Mute.Clear();
            }
        };

        var facts = await AskPatientlyAsync(new(First.Host, Own), new(First.Host, new BusyProbe()));

        Assert.Null(facts.Get(First.Host, new BusyProbe()).WhyUnknown);
        Assert.Equal([["get own", "get busy"], ["get busy"]], First.Batches.Take(2));
        Assert.Equal(2, First.Batches.Count);
    }

    [Fact]
    public async Task What_stays_away_is_not_waited_for_long()
    {
        First.Mute.Add("busy");

        var facts = await AskPatientlyAsync(new Need(First.Host, new BusyProbe()));

        Assert.Equal("do not know", facts.Get(First.Host, new BusyProbe()).WhyUnknown);
        Assert.Equal(5, First.Batches.Count);
    }

    [Fact]
    public void A_fact_that_was_never_asked_for_is_unknown()
    {
        Assert.Equal("cp1 was not asked 'toy:own'", FactSet.Empty.Get(First.Host, Own).WhyUnknown);
        Assert.Equal("fallback", FactSet.Empty.ValueOr(First.Host, Own, "fallback"));
        Assert.Null(FactSet.Empty.AnswerTo(First.Host, Own));
    }

    private static string Known(Fact<string> fact) => Assert.IsType<Fact<string>.Known>(fact).Value;

    private Task<FactSet> AskAsync(params IEnumerable<Need> needs) => _run.Facts.AskAsync(needs, again: false, CancellationToken.None);

    private Task<FactSet> AskPatientlyAsync(params IEnumerable<Need> needs) =>
        new FactGatherer(new Dictionary<HostName, IHostSession> { [First.Host.Name] = First }, new ImpatientTime()).AskAsync(needs, again: false, CancellationToken.None);

    private sealed record BusyProbe : Probe<string>
    {
        public override string Id => "busy";

        public override string Script => "get busy";

        public override bool IsPassing(ProbeAnswer answer) => answer.ExitCode != 0;

        protected override Fact<string> Parse(ProbeAnswer answer) => answer.ExitCode == 0 ? Known(answer.Output) : Unknown(answer.Complaint);
    }

    private sealed record MomentProbe : Probe<string>
    {
        public override string Id => "moment";

        public override string Script => "get moment";

        public override bool IsOfTheMoment => true;

        protected override Fact<string> Parse(ProbeAnswer answer) => Known(answer.Output);
    }
}
