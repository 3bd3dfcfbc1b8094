using Kubewright.Core.Hosts;
using Kubewright.Core.Journals;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Core.Plans;

/// <summary>What is told of a command, above all of one that failed.</summary>
public sealed class ActionFailureTests
{
    private readonly ToyRun _run = new();

    [Fact]
    public async Task What_a_command_prints_is_told_line_by_line()
    {
        Says(0, "[init] Using Kubernetes version: v1.32.0", "[certs] Generating \"ca\"");

        await _run.RunAsync(ToyRun.Phase("one", ["cp1"], new ToyStep("a")));

        Assert.Equal(["[init] Using Kubernetes version: v1.32.0", "[certs] Generating \"ca\""], _run.Events.All.OfType<OutputLine>().Select(output => output.Line));
    }

    [Fact]
    public async Task A_command_that_fails_gives_its_code_and_the_lines_that_matter()
    {
        Says(2, "[preflight] Running checks", "error execution phase preflight: [ERROR Swap]: swap is on", "[preflight] see above");

        Assert.False(await _run.RunAsync(ToyRun.Phase("one", ["cp1"], new ToyStep("a"))));

        var ended = _run.Events.Of("cp1", "Set a");
        Assert.Equal("'set a' ended with code 2", ended.Why);
        Assert.Equal(["error execution phase preflight: [ERROR Swap]: swap is on"], ended.Lines);
    }

    [Fact]
    public async Task Further_evidence_is_read_where_the_action_says_how()
    {
        _run["cp1"].Perform = (command, onLine, _) =>
        {
            if (command.Title == "set a")
            {
                onLine("timed out waiting for the condition");
                return Task.FromResult(new CommandResult(1, "", ""));
            }

            Assert.True(command.ReadOnly);
            Assert.Equal("journalctl -u kubelet", command.Script);
            return Task.FromResult(new CommandResult(0, "E1121 dial tcp 192.168.2.10:6443: connect: no route to host\n", ""));
        };

        await _run.RunAsync(ToyRun.Phase("one", ["cp1"], WithEvidence()));

        Assert.Equal(["timed out waiting for the condition", "E1121 dial tcp 192.168.2.10:6443: connect: no route to host"], _run.Events.Of("cp1", "Set a").Lines);
    }

    [Fact]
    public async Task Evidence_that_cannot_be_read_says_so()
    {
        _run["cp1"].Perform = (command, _, _) => command.Title == "set a" ? Task.FromResult(new CommandResult(1, "", "")) : throw new HostUnreachableException("cp1 is gone");

        await _run.RunAsync(ToyRun.Phase("one", ["cp1"], WithEvidence()));

        Assert.Equal(["why it failed could not be read: cp1 is gone"], _run.Events.Of("cp1", "Set a").Lines);
    }

    [Fact]
    public async Task A_command_that_takes_too_long_is_a_failure_with_evidence()
    {
        _run["cp1"].Perform = (command, onLine, _) =>
        {
            if (command.Title != "set a")
            {
                return Task.FromResult(new CommandResult(0, "E1121 failed to run Kubelet\n", ""));
            }

            onLine("error: still waiting");
            throw new TimeoutException("'set a' took longer than 480 s on cp1 and was ended");
        };

        await _run.RunAsync(ToyRun.Phase("one", ["cp1"], WithEvidence()));

        var ended = _run.Events.Of("cp1", "Set a");
        Assert.Equal((StepOutcome.Failed, "'set a' took longer than 480 s on cp1 and was ended"), (ended.Outcome, ended.Why));
        Assert.Equal(["error: still waiting", "E1121 failed to run Kubelet"], ended.Lines);
    }

    [Fact]
    public async Task A_connection_that_is_lost_under_way_is_a_failure()
    {
        _run["cp1"].Perform = (_, _, _) => throw new HostUnreachableException("the connection to cp1 was lost; run again");

        Assert.False(await _run.RunAsync(ToyRun.Phase("one", ["cp1"], new ToyStep("a"))));

        Assert.Equal("the connection to cp1 was lost; run again", _run.Events.Of("cp1", "Set a").Why);
    }

    [Fact]
    public async Task After_an_action_that_failed_the_next_one_is_not_tried()
    {
        _run["cp1"].Perform = (_, _, _) => Task.FromResult(new CommandResult(1, "", ""));

        await _run.RunAsync(ToyRun.Phase("one", ["cp1"], new ToyStep("a") { Actions = [ToyStep.Setting("x", "1"), ToyStep.Setting("a", "done")] }));

        Assert.Equal(["set x"], _run["cp1"].Performed);
    }

    [Fact]
    public async Task Secrets_of_the_run_are_blotted_out_of_everything_that_is_told()
    {
        var (token, key) = (Credentials.Sample.Token.Reveal(), Credentials.Sample.CertificateKey.Reveal());
        _run["cp1"].Perform = (command, onLine, _) =>
        {
            if (command.Title != "set a")
            {
                return Task.FromResult(new CommandResult(0, $"failed with {token}\n", ""));
            }

            onLine($"error: kubeadm join --token {token} --certificate-key {key}");
            return Task.FromResult(new CommandResult(1, "", ""));
        };

        await _run.RunAsync(ToyRun.Phase("one", ["cp1"], WithEvidence()));

        Assert.Equal(["error: kubeadm join --token *** --certificate-key ***", "failed with ***"], _run.Events.Of("cp1", "Set a").Lines);
        Assert.All(_run.Events.All.Select(RunEventText.ToLine), line => Assert.False(line.Contains(token, StringComparison.Ordinal) || line.Contains(key, StringComparison.Ordinal)));
    }

    private static ToyStep WithEvidence() => new("a") { Actions = [ToyStep.Setting("a", "done") with { Evidence = "journalctl -u kubelet" }] };

    private void Says(int code, params IReadOnlyList<string> lines) => _run["cp1"].Perform = (command, onLine, _) =>
    {
        foreach (var line in lines)
        {
            onLine(line);
        }

        _run["cp1"].Set(command);
        return Task.FromResult(new CommandResult(code, "", ""));
    };
}
