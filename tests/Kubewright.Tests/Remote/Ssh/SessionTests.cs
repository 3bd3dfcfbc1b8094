using System.Collections.Concurrent;
using System.Diagnostics;
using Kubewright.Core.Hosts;
using Xunit;

namespace Kubewright.Tests.Remote.Ssh;

public sealed class SessionOnDashTests(SshServer server) : SessionTests(server), IClassFixture<SshServer>;

public sealed class SessionOnBashTests(BashServer server) : SessionTests(server), IClassFixture<BashServer>;

/// <summary>What holds for every command on a real host, whatever its sh.</summary>
public abstract class SessionTests(SshServer server) : IAsyncLifetime
{
    private IHostSession _session = null!;

    public async Task InitializeAsync() => _session = await server.ConnectAsync();

    public async Task DisposeAsync() => await _session.DisposeAsync();

    [Fact]
    public async Task Output_error_and_code_come_back_exactly()
    {
        var result = await RunAsync("printf 'a\\n\\nb'; printf 'oops' >&2; exit 7");

        Assert.Equal(new CommandResult(7, "a\n\nb", "oops"), result);
    }

    [Fact]
    public async Task A_proxy_of_the_hosts_own_is_put_aside_for_commands_that_ask_for_it() => Assert.Equal(
        "none none none http://own.example:3128 http://own.example:3129 .example\n",
        (await RunAsync("echo ${http_proxy:-none} ${HTTPS_PROXY:-none} ${NO_PROXY:-none} $KUBEWRIGHT_PROXY_FOR_HTTP $KUBEWRIGHT_PROXY_FOR_HTTPS $KUBEWRIGHT_PROXY_NOT_FOR")).Output);

    [Fact]
    public async Task An_empty_script_says_nothing_and_succeeds() =>
        Assert.Equal(new CommandResult(0, "", ""), await RunAsync(""));

    [Fact]
    public async Task A_syntax_error_is_a_result_and_the_next_command_runs()
    {
        var broken = await RunAsync("if true; then echo ( 'unfinished");
        var next = await RunAsync("echo fine");

        Assert.NotEqual(0, broken.ExitCode);
        Assert.NotEqual("", broken.Error);
        Assert.Equal(new CommandResult(0, "fine\n", ""), next);
    }

    [Fact]
    public async Task The_hosts_sh_is_the_one_meant() =>
        Assert.EndsWith($"{server.Shell}\n", (await RunAsync("readlink -f /proc/$$/exe")).Output.Replace("/usr/bin", "/bin"));

    [Fact]
    public async Task Exit_set_minus_e_exec_and_traps_stay_within_their_command()
    {
        Assert.Equal(3, (await RunAsync("exit 3")).ExitCode);
        Assert.Equal(new CommandResult(1, "", ""), await RunAsync("set -e\nfalse\necho no"));
        Assert.Equal(new CommandResult(0, "x\n", ""), await RunAsync("exec echo x"));
        Assert.Equal(new CommandResult(4, "bye\n", ""), await RunAsync("trap 'echo bye' EXIT; left=over; cd /tmp; exit 4"));
        Assert.Equal(new CommandResult(0, "[] /\n", ""), await RunAsync("echo \"[$left] $(pwd)\""));
    }

    [Fact]
    public async Task A_command_that_reads_finds_its_input_empty_and_not_the_script()
    {
        var result = await RunAsync("cat\necho after cat\nread -r line || echo nothing to read\n");

        Assert.Equal(new CommandResult(0, "after cat\nnothing to read\n", ""), result);
    }

    [Fact]
    public async Task Quotes_dollars_backslashes_and_other_alphabets_arrive_as_they_are()
    {
        const string text = "it's \"$HOME\" `x` \\n \\\\ 北京 é\t\u001e end";

        Assert.Equal(text, (await RunAsync($"cat <<'EOF' | head -c -1\n{text}\nEOF")).Output);
        Assert.Equal(text, (await _session.RunAsync(Command.Run("printf", "%s", text) with { ReadOnly = true }, null, CancellationToken.None)).Output);
    }

    [Fact]
    public async Task All_characters_of_the_output_come_back()
    {
        var text = string.Concat(Enumerable.Range(0, 0x2000).Where(c => c is < 0xd800 or > 0xdfff).Select(c => (char)c));

        var result = await RunAsync($"{ShellText.Printed(text)}; {ShellText.Printed(text)} >&2");

        Assert.Equal(text, result.Output);
        Assert.Equal(text, result.Error);
    }

    [Fact]
    public async Task A_script_of_five_megabytes_arrives_whole()
    {
        var text = new string('x', 5_000_000);
        var clock = Stopwatch.StartNew();

        var result = await RunAsync($"cat <<'EOF' | wc -c\n{text}\nEOF");

        Assert.Equal("5000001\n", result.Output);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 20);
    }

    [Fact]
    public async Task Twenty_megabytes_of_output_arrive_whole()
    {
        var result = await RunAsync("head -c 20000000 /dev/zero | tr '\\0' z");

        Assert.Equal(20_000_000, result.Output.Length);
        Assert.True(result.Output.All(c => c == 'z'));
    }

    [Theory]
    [InlineData(2000)]
    [InlineData(2048)]
    [InlineData(4096)]
    [InlineData(70_000)]
    public async Task Scripts_around_the_sizes_of_buffers_run(int size)
    {
        var script = $"echo {new string('y', size)}";

        Assert.Equal(script[5..] + "\n", (await RunAsync(script)).Output);
        Assert.Equal("next\n", (await RunAsync("echo next")).Output);
    }

    [Fact]
    public async Task Lines_come_while_the_command_runs()
    {
        var first = new TaskCompletionSource();
        var lines = new ConcurrentQueue<string>();
        var file = Path.Combine(server.ScratchDirectory, Path.GetRandomFileName());
        var run = _session.RunAsync(Look($"echo one; echo two >&2; while ! [ -e {file} ]; do sleep 0.05; done; printf three"), Heard, CancellationToken.None);

        await first.Task.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.False(run.IsCompleted);
        await File.WriteAllTextAsync(file, "");
        var result = await run;

        Assert.Equal(["one", "three", "two"], lines.Order());
        Assert.Equal("one\nthree", result.Output);

        void Heard(string line)
        {
            lines.Enqueue(line);
            first.TrySetResult();
        }
    }

    [Fact]
    public async Task Twenty_commands_at_once_share_eight_channels()
    {
        var clock = Stopwatch.StartNew();

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => RunAsync($"sleep 0.3; echo {i} $PPID $$")));

        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"{i}"), results.Select(result => result.Output.Split(' ')[0]));
        Assert.InRange(results.Select(result => result.Output.Trim().Split(' ')[2]).Distinct().Count(), 2, 8);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0.9, 5);
    }

    [Fact]
    public async Task A_background_process_that_keeps_the_output_open_does_not_hold_up_the_result()
    {
        var clock = Stopwatch.StartNew();

        var result = await RunAsync("sleep 5 & echo started");

        Assert.Equal("started\n", result.Output);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 3);
    }

    [Fact]
    public async Task A_secret_in_a_script_is_in_no_arguments_on_the_host()
    {
        var secret = Guid.NewGuid().ToString("N");
        var run = RunAsync($"password={secret}; echo ready; sleep 1; echo $password");
        await Task.Delay(500);
        var found = LocalProcesses.With(secret);

        Assert.Equal($"ready\n{secret}\n", (await run).Output);
        Assert.Empty(found);
    }

    [Fact]
    public async Task New_files_get_the_usual_mode_and_messages_are_in_English()
    {
        var result = await RunAsync("umask; id -u; echo \"$LC_ALL\"; pwd");

        Assert.Equal("0022\n0\nC\n/\n", result.Output);
    }

    [Fact]
    public async Task A_session_for_looking_refuses_a_command_that_may_change()
    {
        await using var looking = await server.ConnectAsync(HostAccess.Look);

        await Assert.ThrowsAsync<InvalidOperationException>(() => looking.RunAsync(Command.Run("true"), null, CancellationToken.None));
        Assert.True((await looking.RunAsync(Look("true"), null, CancellationToken.None)).Succeeded);
    }

    private static Command Look(string script) => new() { Script = script, Title = "test", ReadOnly = true };

    private Task<CommandResult> RunAsync(string script) => _session.RunAsync(Look(script), null, CancellationToken.None);
}
