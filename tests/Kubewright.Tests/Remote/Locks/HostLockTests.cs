using Kubewright.Core.Hosts;
using Kubewright.Remote.Locks;
using Kubewright.Tests.Remote.Ssh;
using Xunit;

namespace Kubewright.Tests.Remote.Locks;

public sealed class HostLockTests(SshServer server) : IClassFixture<SshServer>
{
    private static readonly LockHolder First = new()
    {
        RunId = "r1", User = "ada", Machine = "laptop", MachineId = "m1", ProcessId = 123, Since = new DateTimeOffset(2026, 11, 21, 3, 0, 12, TimeSpan.Zero),
    };

    private static readonly LockHolder Second = First with { RunId = "r2", User = "grace", ProcessId = 456 };

    [Fact]
    public async Task The_second_of_two_runs_is_refused_with_who_holds_the_lock_and_since_when()
    {
        await using var session = await server.ConnectAsync();
        await using var other = await server.ConnectAsync();
        await using var held = await new HostLock(TimeProvider.System, _ => true).AcquireAsync(session, First, CancellationToken.None);

        var exception = await Assert.ThrowsAsync<HostLockedException>(
            () => new HostLock(TimeProvider.System, _ => true).AcquireAsync(other, Second, CancellationToken.None));

        Assert.Equal("cp1 is locked by run r1 of ada@laptop (pid 123) since 2026-11-21 03:00:12 UTC", exception.Message);
        Assert.Equal(First, exception.Holder);
        Assert.True((await session.RunAsync(Command.Run("true"), null, CancellationToken.None)).Succeeded);
    }

    [Fact]
    public async Task A_lock_given_back_can_be_taken_at_once()
    {
        await using var session = await server.ConnectAsync();
        var locks = new HostLock(TimeProvider.System, _ => true);
        for (var round = 0; round < 3; round++)
        {
            await using var held = await locks.AcquireAsync(session, First, CancellationToken.None);
            Assert.False(held.Lost.IsCancellationRequested);
        }
    }

    [Fact]
    public async Task A_run_started_again_takes_over_from_its_dead_forerunner_on_this_machine()
    {
        await using var session = await server.ConnectAsync();
        var running = true;
        var held = await new HostLock(TimeProvider.System).AcquireAsync(session, First, CancellationToken.None);
        await using var other = await server.ConnectAsync();

        var second = new HostLock(TimeProvider.System, _ => running = false).AcquireAsync(other, Second, CancellationToken.None);
        await Task.Delay(600);
        Assert.False(second.IsCompleted);
        await held.DisposeAsync();

        await using var taken = await second;
        Assert.False(running);
    }

    [Fact]
    public async Task A_lock_is_free_when_the_holders_ssh_is_killed_and_the_holder_learns_that_it_is_lost()
    {
        await using var session = await server.ConnectAsync();
        await using var held = await new HostLock(TimeProvider.System).AcquireAsync(session, First, CancellationToken.None);
        var lost = new TaskCompletionSource();
        await using var registration = held.Lost.Register(lost.SetResult);

        SshServerProcesses.Kill(server.Clients());
        await lost.Task.WaitAsync(TimeSpan.FromSeconds(10));

        await using var other = await server.ConnectAsync();
        await using var taken = await new HostLock(TimeProvider.System, _ => false).AcquireAsync(other, Second, CancellationToken.None);
    }

    [Fact]
    public async Task A_cancelled_token_after_the_lock_is_taken_does_not_give_it_back()
    {
        await using var session = await server.ConnectAsync();
        using var run = new CancellationTokenSource();
        await using var held = await new HostLock(TimeProvider.System, _ => true).AcquireAsync(session, First, run.Token);

        await run.CancelAsync();
        await using var other = await server.ConnectAsync();

        await Assert.ThrowsAsync<HostLockedException>(() => new HostLock(TimeProvider.System, _ => true).AcquireAsync(other, Second, CancellationToken.None));
    }

    [Fact]
    public void A_holder_is_read_back_as_it_was_written() => Assert.Equal(First, LockHolder.TryParse(First.ToText()));

    [Theory]
    [InlineData("")]
    [InlineData("run=r1\nuser=ada\n")]
    [InlineData("run=r1\nuser=a\nmachine=m\nmachine-id=i\npid=x\nsince=y\n")]
    public void Half_a_holder_is_no_holder(string text) => Assert.Null(LockHolder.TryParse(text));
}
