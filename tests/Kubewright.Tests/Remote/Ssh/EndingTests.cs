using System.Diagnostics;
using Kubewright.Core.Hosts;
using Xunit;

namespace Kubewright.Tests.Remote.Ssh;

public sealed class EndingOnDashTests(SshServer server) : EndingTests(server), IClassFixture<SshServer>;

public sealed class EndingOnBashTests(BashServer server) : EndingTests(server), IClassFixture<BashServer>;

/// <summary>How commands and connections end before their time, and that nothing of them stays on the host or here.</summary>
public abstract class EndingTests(SshServer server) : IAsyncLifetime
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);
    private IHostSession _session = null!;

    public async Task InitializeAsync() => _session = await server.ConnectAsync();

    public async Task DisposeAsync() => await _session.DisposeAsync();

    [Fact]
    public async Task Cancelling_ends_the_whole_process_group_and_the_session_goes_on()
    {
        using var cancel = new CancellationTokenSource();
        var (run, processes) = await StartAsync("", cancel.Token);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.All(processes, id => Assert.False(LocalProcesses.Lives(id)));
        Assert.Equal("fine\n", (await _session.RunAsync(Look("echo fine"), null, CancellationToken.None)).Output);
    }

    [Fact]
    public async Task A_command_that_ignores_the_polite_signal_is_killed_after_two_seconds()
    {
        using var cancel = new CancellationTokenSource();
        var (run, processes) = await StartAsync("trap '' TERM", cancel.Token);
        var clock = Stopwatch.StartNew();

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.InRange(clock.Elapsed.TotalSeconds, 1.9, 4.5);
        Assert.All(processes, id => Assert.False(LocalProcesses.Lives(id)));
    }

    [Fact]
    public async Task A_command_that_takes_too_long_is_ended_and_the_message_says_which_and_where()
    {
        var slow = Look("sleep 300") with { Title = "kubeadm init", Timeout = TimeSpan.FromSeconds(0.5) };

        var exception = await Assert.ThrowsAsync<TimeoutException>(() => _session.RunAsync(slow, null, CancellationToken.None));

        Assert.Equal("cp1: kubeadm init took longer than 0.5 s and was ended", exception.Message);
    }

    [Fact]
    public async Task A_cancelled_token_starts_nothing()
    {
        var file = Path.Combine(server.ScratchDirectory, Path.GetRandomFileName());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _session.RunAsync(Look($"touch {file}"), null, new CancellationToken(canceled: true)));

        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task Disposing_the_session_ends_what_runs_and_leaves_no_ssh()
    {
        var others = server.Clients();
        var own = await server.ConnectAsync();
        var clients = server.Clients().Except(others).ToList();
        var (run, processes) = await StartAsync("", CancellationToken.None, own);

        await own.DisposeAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.All(processes, id => Assert.False(LocalProcesses.Lives(id)));
        Assert.Equal(2, clients.Count);
        Assert.All(clients, id => Assert.False(LocalProcesses.Lives(id)));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => own.RunAsync(Look("true"), null, CancellationToken.None));
    }

    [Fact]
    public async Task A_lost_connection_fails_the_running_command_ends_it_on_the_host_and_the_next_command_connects_anew()
    {
        var (run, processes) = await StartAsync("", CancellationToken.None);

        SshServerProcesses.Kill(server.Masters());

        var exception = await Assert.ThrowsAsync<HostUnreachableException>(() => run);
        Assert.StartsWith("cp1 (127.0.0.1): the connection was lost while 'test' ran", exception.Message);
        foreach (var id in processes)
        {
            Assert.True(await LocalProcesses.EndsAsync(id, Soon));
        }

        Assert.Equal("back\n", (await _session.RunAsync(Look("echo back"), null, CancellationToken.None)).Output);
    }

    [Fact]
    public async Task When_all_local_ssh_processes_are_killed_the_command_is_ended_on_the_host()
    {
        var (run, processes) = await StartAsync("trap '' TERM HUP", CancellationToken.None);

        SshServerProcesses.Kill(server.Clients());

        await Assert.ThrowsAsync<HostUnreachableException>(() => run);
        foreach (var id in processes)
        {
            Assert.True(await LocalProcesses.EndsAsync(id, Soon));
        }
    }

    [Fact]
    public async Task A_channel_lost_while_idle_is_replaced()
    {
        SshServerProcesses.Kill(server.Clients().Except(server.Masters()));
        await Task.Delay(200);

        Assert.Equal("fine\n", (await _session.RunAsync(Look("echo fine"), null, CancellationToken.None)).Output);
    }

    [Fact]
    public async Task A_host_that_is_gone_at_the_next_command_is_reported_with_the_reason()
    {
        await server.StopAsync();
        try
        {
            SshServerProcesses.Kill(server.Masters());
            await Task.Delay(200);

            var exception = await Assert.ThrowsAsync<HostUnreachableException>(() => _session.RunAsync(Look("true"), null, CancellationToken.None));

            Assert.Contains("(connection refused); start sshd", exception.Message);
        }
        finally
        {
            await server.StartAsync(server.Port);
        }

        Assert.True((await _session.RunAsync(Look("true"), null, CancellationToken.None)).Succeeded);
    }

    [Fact]
    public async Task A_script_that_kills_the_shell_it_runs_in_fails_at_once_and_the_session_goes_on()
    {
        var exception = await Assert.ThrowsAsync<HostUnreachableException>(() => _session.RunAsync(Look("kill -KILL $$"), null, CancellationToken.None));

        Assert.Contains("the shell that ran 'test' was killed", exception.Message);
        Assert.Equal("fine\n", (await _session.RunAsync(Look("echo fine"), null, CancellationToken.None)).Output);
    }

    private static Command Look(string script) => new() { Script = script, Title = "test", ReadOnly = true };

    /// <summary>Runs a command of several processes that would take minutes, and waits until it runs.</summary>
    private async Task<(Task<CommandResult> Run, IReadOnlyList<int> Processes)> StartAsync(
        string first, CancellationToken cancellationToken, IHostSession? session = null)
    {
        var started = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var script = $"{first}\nsleep 300 & one=$!; (sleep 300; :) & echo $one $!; sleep 300; echo never";
        var run = (session ?? _session).RunAsync(Look(script) with { Timeout = TimeSpan.FromMinutes(5) }, started.SetResult, cancellationToken);
        var line = await started.Task.WaitAsync(TimeSpan.FromSeconds(10));
        var processes = line.Split(' ').Select(int.Parse).ToList();
        Assert.All(processes, id => Assert.True(LocalProcesses.Lives(id)));
        return (run, processes);
    }
}
