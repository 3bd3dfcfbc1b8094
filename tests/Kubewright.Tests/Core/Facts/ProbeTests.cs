using Kubewright.Core.Facts;
using Xunit;

namespace Kubewright.Tests.Core.Facts;

public sealed class ProbeTests
{
    public static TheoryData<Exception> Misunderstandings => [new FormatException("x"), new System.Text.Json.JsonException("x"), new KeyNotFoundException("x"), new OverflowException("x"), new ArgumentException("x")];

    [Theory]
    [MemberData(nameof(Misunderstandings))]
    public void An_answer_that_is_not_understood_is_unknown(Exception misunderstanding) =>
        Assert.Equal("the answer to 'thrower' was not understood: x", new Thrower(misunderstanding).Read(new ProbeAnswer(0, "", "")).WhyUnknown);

    [Fact]
    public void Probes_with_the_same_parameters_are_the_same_question() => Assert.Equal(new TestKit.ToyProbe("a"), new TestKit.ToyProbe("a"));

    [Fact]
    public void A_complaint_is_one_line_of_the_error_or_of_the_output_and_not_too_long()
    {
        Assert.Equal("no such file | really", new ProbeAnswer(1, "out", "no such file\n\n  really\n").Complaint);
        Assert.Equal("out", new ProbeAnswer(1, "out\n", " \n").Complaint);
        Assert.Equal(301, new ProbeAnswer(1, new string('x', 1000), "").Complaint.Length);
    }

    [Fact]
    public void Lines_before_a_last_one_are_missing_where_it_is()
    {
        Assert.Equal(["a", "b"], new ProbeAnswer(0, "a\n\nb\nasked\n", "").LinesBefore("asked")!);
        Assert.Empty(new ProbeAnswer(0, "asked\n", "").LinesBefore("asked")!);
        Assert.Null(new ProbeAnswer(0, "a\nask", "").LinesBefore("asked"));
        Assert.Null(new ProbeAnswer(0, "", "").LinesBefore("asked"));
    }

    private sealed record Thrower(Exception Exception) : Probe<string>
    {
        public override string Id => "thrower";

        public override string Script => "";

        protected override Fact<string> Parse(ProbeAnswer answer) => throw Exception;
    }
}
