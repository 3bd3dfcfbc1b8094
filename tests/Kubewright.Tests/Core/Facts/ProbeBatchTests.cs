using Kubewright.Core.Facts;
using Kubewright.Remote.Local;
using Xunit;

namespace Kubewright.Tests.Core.Facts;

/// <summary>The composed script is really run, by this machine's sh: it only looks.</summary>
public sealed class ProbeBatchTests
{
    private const string Marker = "kubewright-0123456789abcdef";

    [Fact]
    public async Task Answers_come_back_as_they_were_given()
    {
        var answers = await AskAsync(
            "echo one; echo two",
            "printf 'no newline at the end'",
            ":",
            "echo said; echo complained >&2; exit 3",
            "printf '\\n\\nempty lines around\\n\\n'",
            "cat");

        Assert.Equal(new ProbeAnswer(0, "one\ntwo\n", ""), answers[0]);
        Assert.Equal(new ProbeAnswer(0, "no newline at the end", ""), answers[1]);
        Assert.Equal(new ProbeAnswer(0, "", ""), answers[2]);
        Assert.Equal(new ProbeAnswer(3, "said\n", "complained\n"), answers[3]);
        Assert.Equal(new ProbeAnswer(0, "\n\nempty lines around\n\n", ""), answers[4]);
        Assert.Equal(new ProbeAnswer(0, "", ""), answers[5]);
    }

    [Fact]
    public async Task A_script_that_ends_or_spoils_its_shell_does_not_disturb_the_next()
    {
        var answers = await AskAsync("set -eu; false; echo never", "PATH=/nowhere; unset complaints; exit 0", "kill -9 $$", "cd /; exec true", "echo still here; pwd >/dev/null");

        Assert.Equal(1, answers[0].ExitCode);
        Assert.Equal(0, answers[1].ExitCode);

        // $$ is the batch's own shell: what was answered before it died is known, the rest is not.
        Assert.Equal([0, 1], answers.Keys);
    }

    [Fact]
    public async Task Text_that_looks_like_a_separator_is_part_of_the_answer()
    {
        var answers = await AskAsync("echo 'kubewright-ffff answer 1'; echo; echo 'kubewright code 0'; printf 'answer 0\\n'", "echo next");

        Assert.Equal("kubewright-ffff answer 1\n\nkubewright code 0\nanswer 0\n", answers[0].Output);
        Assert.Equal("next\n", answers[1].Output);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_do_not_swallow_other_answers()
    {
        var answers = await AskAsync("printf '\\377\\000\\376'", "echo next");

        Assert.Equal("next\n", answers[1].Output);
    }

    [Fact]
    public async Task The_language_of_the_host_does_not_matter()
    {
        Assert.Equal("C\n", (await AskAsync("echo $LC_ALL"))[0].Output);
    }

    [Fact]
    public async Task Nothing_is_left_on_the_host()
    {
        var folder = Directory.CreateTempSubdirectory("kubewright-test").FullName;
        await AskAsync(new Dictionary<string, string> { ["TMPDIR"] = folder }, "echo x >&2");

        Assert.Empty(Directory.GetFileSystemEntries(folder));
        Directory.Delete(folder);
    }

    [Fact]
    public void Every_cut_through_an_output_gives_only_whole_answers()
    {
        const string whole = $"\n{Marker} answer 0\nfirst\n\n{Marker} code 0\n\n{Marker} answer 1\nsecond\n\n{Marker} code 2\ncomplaint\n\n{Marker} end\n";
        for (var length = 0; length <= whole.Length; length++)
        {
            var answers = ProbeBatch.Split(whole[..length], Marker);

            Assert.All(answers, answer => Assert.Equal(answer.Key == 0 ? new ProbeAnswer(0, "first\n", "") : new ProbeAnswer(2, "second\n", "complaint\n"), answer.Value));
        }

        Assert.Equal(2, ProbeBatch.Split(whole, Marker).Count);
    }

    [Fact]
    public void What_comes_before_the_first_answer_is_left_out()
    {
        var answers = ProbeBatch.Split($"Welcome to the machine\n\n{Marker} answer 0\nx\n{Marker} code 0\n\n{Marker} end\n", Marker);

        Assert.Equal("x", Assert.Single(answers).Value.Output);
    }

    [Fact]
    public void A_batch_only_looks() => Assert.True(ProbeBatch.Compose([new Question("true")], Marker).ReadOnly);

    private static Task<IReadOnlyDictionary<int, ProbeAnswer>> AskAsync(params IReadOnlyList<string> scripts) => AskAsync(new Dictionary<string, string>(), scripts);

    private static async Task<IReadOnlyDictionary<int, ProbeAnswer>> AskAsync(IReadOnlyDictionary<string, string> environment, params IReadOnlyList<string> scripts)
    {
        var command = ProbeBatch.Compose([.. scripts.Select(script => new Question(script))], Marker);
        var result = await LocalProcess.RunAsync("/bin/sh", ["-s"], TimeSpan.FromSeconds(20), CancellationToken.None, command.Script, environment);
        return ProbeBatch.Split(result.Output, Marker);
    }

    private sealed record Question(string Text) : Probe<string>
    {
        public override string Id => Text;

        public override string Script => Text;

        protected override Fact<string> Parse(ProbeAnswer answer) => Known(answer.Output);
    }
}
