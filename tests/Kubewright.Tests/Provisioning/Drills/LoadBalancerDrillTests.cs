using Kubewright.Core.Hosts;
using Kubewright.Provisioning.Drills;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Provisioning.Drills;

public sealed class LoadBalancerDrillTests
{
    private static readonly Host Hung = Toy.Host("cp2");

    [Fact]
    public void Questions_that_are_lost_at_first_only_say_when_the_server_was_left_out()
    {
        var result = LoadBalancerDrill.Read(new LoadBalancerResult { Hung = Hung }, Questions(second => second is < 3 and >= 1));

        Assert.Equal((120, 8), (result.Asked, result.Lost));
        Assert.Equal(TimeSpan.FromSeconds(2.75), result.EjectedAfter);
    }

    [Fact]
    public void Questions_that_are_lost_up_to_the_end_say_that_it_was_not() =>
        Assert.Null(LoadBalancerDrill.Read(new LoadBalancerResult { Hung = Hung }, Questions(second => second % 3 < 1)).EjectedAfter);

    [Fact]
    public void Where_none_is_lost_it_was_left_out_at_once()
    {
        var result = LoadBalancerDrill.Read(new LoadBalancerResult { Hung = Hung }, Questions(_ => false));

        Assert.Equal((0, TimeSpan.Zero), (result.Lost, result.EjectedAfter));
    }

    [Fact]
    public void No_question_at_all_says_nothing() => Assert.Throws<FormatException>(() => LoadBalancerDrill.Read(new LoadBalancerResult { Hung = Hung }, "\n"));

    [Fact]
    public async Task The_API_server_goes_on_even_when_nobody_could_ask()
    {
        var spec = Specs.ThreeControlPlanesOneWorker("1.32.0");
        List<string> done = [];
        var sessions = spec.Hosts.ToDictionary(host => host.Name, host => (IHostSession)new FakeHost(host)
        {
            Perform = (command, _, _) =>
            {
                done.Add($"{host}: {command.Title}");
                return command.Title == "ask through the load balancer"
                    ? throw new HostUnreachableException("cp1 is gone")
                    : Task.FromResult(new CommandResult(0, "65.01 200\n", ""));
            },
        });

        await Assert.ThrowsAsync<HostUnreachableException>(() => new LoadBalancerDrill(spec, spec.Hosts[0], sessions).RunAsync(_ => { }, CancellationToken.None));
        Assert.Equal(["cp1: watch through the load balancer", "cp2: let the API server hang", "cp1: ask through the load balancer", "cp2: let the API server go on"], done);
    }

    // Four a second for half a minute, as they come back: not in the order of asking.
    private static string Questions(Func<double, bool> isLost) =>
        string.Concat(Enumerable.Range(0, 120).Select(at => at * 0.25).OrderBy(second => isLost(second)).Select(second => $"{1795287635000 + (long)(second * 1000)} {(isLost(second) ? "no" : "ok")}\n"));
}
