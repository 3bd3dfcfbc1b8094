using Kubewright.Core.Endpoints;
using Xunit;

namespace Kubewright.Tests.Core.Endpoints;

public sealed class OutageMeterTests
{
    private readonly OutageMeter _meter = new(Ms(100));

    [Fact]
    public void Where_every_question_is_answered_in_time_there_is_no_outage()
    {
        Answered(from: 0, to: 2000);

        Assert.Equal(TimeSpan.Zero, _meter.Longest(Ms(0), Ms(2000)));
    }

    [Fact]
    public void An_outage_lasts_from_one_good_answer_to_the_next()
    {
        Answered(from: 0, to: 1000);
        Failed(from: 1100, to: 3900);
        Answered(from: 4000, to: 5000);

        // 3,000 ms between the answers to the questions of 1,000 and of 4,000, of which 100 would have passed anyway.
        Assert.Equal(Ms(2900), _meter.Longest(Ms(0), Ms(5000)));
    }

    [Fact]
    public void Answers_that_only_come_late_are_an_outage_too()
    {
        Answered(from: 0, to: 1000);
        _meter.Add(Ms(1100), Ms(2010), ok: true);
        Answered(from: 2100, to: 3000);

        Assert.Equal(Ms(900), _meter.Longest(Ms(0), Ms(3000)));
    }

    [Fact]
    public void An_outage_that_has_not_ended_counts_up_to_now()
    {
        Answered(from: 0, to: 1000);
        Failed(from: 1100, to: 4000);

        Assert.Equal(Ms(8890), _meter.Longest(Ms(0), Ms(10_000)));
    }

    [Fact]
    public void What_was_before_does_not_count()
    {
        Failed(from: 0, to: 3000);
        Answered(from: 3100, to: 5000);

        Assert.Equal(TimeSpan.Zero, _meter.Longest(Ms(3100), Ms(5000)));
    }

    [Fact]
    public void The_longest_of_several_outages_is_told_in_whatever_order_the_answers_came_in()
    {
        Answered(from: 5000, to: 6000);
        Answered(from: 0, to: 1000);
        Answered(from: 2000, to: 3000);

        Assert.Equal(Ms(1900), _meter.Longest(Ms(0), Ms(6000)));
    }

    [Fact]
    public void An_endpoint_is_steady_when_everything_sent_lately_was_answered_well()
    {
        Failed(from: 0, to: 900);
        Answered(from: 1000, to: 2000);

        Assert.True(_meter.IsSteady(Ms(2000), Ms(1000)));
        Assert.False(_meter.IsSteady(Ms(2000), Ms(1200)));
    }

    [Fact]
    public void An_endpoint_that_was_hardly_asked_is_not_steady()
    {
        Answered(from: 1700, to: 2000);

        Assert.False(_meter.IsSteady(Ms(2000), Ms(1000)));
        Assert.False(new OutageMeter(Ms(100)).IsSteady(Ms(2000), Ms(1000)));
    }

    private static TimeSpan Ms(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    private void Answered(int from, int to) => Ask(from, to, takes: 10, ok: true);

    private void Failed(int from, int to) => Ask(from, to, takes: 50, ok: false);

    private void Ask(int from, int to, int takes, bool ok)
    {
        for (var at = from; at <= to; at += 100)
        {
            _meter.Add(Ms(at), Ms(at + takes), ok);
        }
    }
}
