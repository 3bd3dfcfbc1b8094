using Kubewright.Core.Endpoints;
using Kubewright.Core.Hosts;
using Kubewright.Provisioning.Drills;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Provisioning.Drills;

public sealed class HostLossDrillTests
{
    private readonly ImpatientTime _time = new();
    private readonly List<string> _said = [];
    private readonly Host _host = Specs.ThreeControlPlanesOneWorker("1.32.0").Hosts[0];
    private readonly FakePower _power;
    private Func<bool> _answers = () => true;
    private Func<string?> _ailing = () => null;

    public HostLossDrillTests() => _power = new FakePower(_time);

    [Fact]
    public async Task The_host_goes_and_comes_back_and_the_outage_is_measured()
    {
        _answers = () => _power.Away is null || _power.Away > TimeSpan.FromSeconds(3);

        var result = await RunAsync();

        Assert.Null(result.Trouble);
        Assert.InRange(result.Outage!.Length.TotalSeconds, 2.8, 3.5);
        Assert.Equal("w1", result.Outage.From);
        Assert.NotNull(result.RecoveredAfter);
        Assert.Equal(["off cp1", "on cp1"], _power.Done);
    }

    [Fact]
    public async Task An_endpoint_that_does_not_come_back_is_told_and_the_host_gets_its_power_all_the_same()
    {
        _answers = () => _power.Away is null;

        var result = await RunAsync();

        Assert.Matches("^the endpoint did not come back for w1 within 60 s$", result.Trouble);
        Assert.Equal(["off cp1", "on cp1"], _power.Done);
    }

    [Fact]
    public async Task Nothing_is_touched_where_the_endpoint_does_not_answer_beforehand()
    {
        _answers = () => false;

        Assert.Equal("the endpoint does not answer w1 before the drill has begun", (await RunAsync()).Trouble);
        Assert.Empty(_power.Done);
    }

    [Fact]
    public async Task A_host_that_could_not_be_taken_away_is_put_back_in_case_it_was_in_part()
    {
        _power.OnOff = () => throw new PowerSwitchException("cp1: no answer from its BMC");

        await Assert.ThrowsAsync<PowerSwitchException>(RunAsync);

        Assert.Equal(["off cp1", "on cp1"], _power.Done);
    }

    [Fact]
    public async Task Ctrl_C_puts_the_host_back_and_says_so()
    {
        using var cancellation = new CancellationTokenSource();
        _power.OnOff = cancellation.Cancel;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(cancellation.Token));

        Assert.Equal(["off cp1", "on cp1"], _power.Done);
        Assert.Contains("comes back", _said);
    }

    [Fact]
    public async Task What_does_not_become_well_again_is_named_after_a_limit()
    {
        _ailing = () => "Every node is ready: cp1 is NotReady";

        var result = await RunAsync();

        Assert.Matches(@"^not well \d+ s after it came back: Every node is ready: cp1 is NotReady$", result.Trouble);
        Assert.Null(result.RecoveredAfter);
    }

    private Task<HostLossResult> RunAsync() => RunAsync(CancellationToken.None);

    private Task<HostLossResult> RunAsync(CancellationToken cancellationToken) =>
        new HostLossDrill(_power, _ => new EndpointWatches([new FakeWatch(_time, () => _answers())], _time), _ => Task.FromResult(_ailing()), _time)
            .RunAsync(_host, _said.Add, cancellationToken);

    private sealed class FakePower(ImpatientTime time) : IPowerSwitch
    {
        private long? _off;

        public List<string> Done { get; } = [];

        public Action OnOff { get; set; } = () => { };

        public TimeSpan? Away => _off is { } off ? time.GetElapsedTime(off) : null;

        public string Means => "a switch made up for a test";

        public Task OffAsync(Host host, CancellationToken cancellationToken)
        {
            Done.Add($"off {host}");
            _off = time.GetTimestamp();
            OnOff();
            return Task.CompletedTask;
        }

        public Task OnAsync(Host host, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Done.Add($"on {host}");
            _off = null;
            return Task.CompletedTask;
        }
    }

    /// <summary>Asks whenever somebody wants to know what time it is.</summary>
    private sealed class FakeWatch(ImpatientTime time, Func<bool> answers) : IEndpointWatch
    {
        private readonly long _start = time.GetTimestamp();

        public string From => "w1";

        public OutageMeter Meter { get; } = new(EndpointWatch.Interval);

        public TimeSpan Now
        {
            get
            {
                var now = time.GetElapsedTime(_start);
                Meter.Add(now, now, answers());
                return now;
            }
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
