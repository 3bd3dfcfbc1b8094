using System.Text;
using System.Text.RegularExpressions;
using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;

namespace Kubewright.Tests.TestKit;

/// <summary>
/// A host made up for a test. It takes batches of questions apart and answers each one by its script, says every other command to <see cref="Perform"/>, and
/// keeps what it was told.
/// </summary>
internal partial class FakeHost(Host host) : IHostSession
{
    private readonly Dictionary<string, Func<ProbeAnswer>> _answers = [];
    private readonly Lock _lock = new();
    private readonly List<Command> _performed = [];
    private readonly List<IReadOnlyList<string>> _batches = [];

    public Host Host => host;

    /// <summary>What the host does with a command that is no batch of questions. The action is told every line it prints.</summary>
    public Func<Command, Action<string>, CancellationToken, Task<CommandResult>> Perform { get; set; } = (_, _, _) => Task.FromResult(new CommandResult(0, "", ""));

    /// <summary>Called before a batch is answered.</summary>
    public Action BeforeAnswer { get; set; } = () => { };

    /// <summary>How long a batch's output is on its way.</summary>
    public Func<Task> Delivery { get; set; } = () => Task.CompletedTask;

    /// <summary>What becomes of a batch's output on its way.</summary>
    public Func<string, string> Cut { get; set; } = output => output;

    /// <summary>Set where the host does not answer at all.</summary>
    public Exception? Silence { get; set; }

    /// <summary>Titles of the commands performed.</summary>
    public IReadOnlyList<string> Performed
    {
        get
        {
            lock (_lock)
            {
                return [.. _performed.Select(command => command.Title)];
            }
        }
    }

    /// <summary>The questions of every batch, as scripts.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Batches
    {
        get
        {
            lock (_lock)
            {
                return [.. _batches];
            }
        }
    }

    public void Answers(Probe probe, string output, int exitCode = 0, string error = "") => Answers(probe, () => new ProbeAnswer(exitCode, output, error));

    public void Answers(Probe probe, Func<ProbeAnswer> answer) => _answers[probe.Script] = answer;

    public async Task<CommandResult> RunAsync(Command command, Action<string>? onLine, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Silence is { } silence)
        {
            throw silence;
        }

        if (Question().Matches(command.Script) is { Count: > 0 } questions)
        {
            BeforeAnswer();
            var answer = Cut(Answer([.. questions.Cast<Match>()]));
            await Delivery();
            return new CommandResult(0, answer, "");
        }

        lock (_lock)
        {
            _performed.Add(command);
        }

        return await Perform(command, line => onLine?.Invoke(line), cancellationToken);
    }

    /// <summary>Ports of this machine that were made to answer there.</summary>
    public List<int> Forwarded { get; } = [];

    public Task ForwardAsync(int port, CancellationToken cancellationToken)
    {
        Forwarded.Add(port);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>The answer to a question; for hosts that answer by rules instead of by list.</summary>
    protected virtual ProbeAnswer AnswerTo(string script) =>
        _answers.TryGetValue(script, out var answer) ? answer() : new ProbeAnswer(127, "", $"the test gave {host} no answer to: {script}");

    private string Answer(IReadOnlyList<Match> questions)
    {
        var scripts = questions.Select(question => question.Groups["script"].Value).ToList();
        lock (_lock)
        {
            _batches.Add(scripts);
        }

        var text = new StringBuilder();
        foreach (var (question, script) in questions.Zip(scripts))
        {
            var (marker, number, answer) = (question.Groups["marker"].Value, question.Groups["number"].Value, AnswerTo(script));
            text.Append($"\n{marker} answer {number}\n{answer.Output}\n{marker} code {answer.ExitCode}\n{answer.Error}");
        }

        return text.Append($"\n{questions[0].Groups["marker"].Value} end\n").ToString();
    }

    [GeneratedRegex(@"^printf '\\n%s answer (?<number>\d+)\\n' (?<marker>\S+)\n\(\n(?<script>.*?)\n\) 2>""\$complaints""", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Question();
}
