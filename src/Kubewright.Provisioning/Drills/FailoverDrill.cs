using Kubewright.Core.Endpoints;
using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Network;

namespace Kubewright.Provisioning.Drills;

/// <summary>
/// Takes the virtual address away from the host that holds it, by stopping keepalived there, measures what a client notices, and gives the host its keepalived
/// back, whatever happens meanwhile.
/// </summary>
public sealed class FailoverDrill(ClusterSpec spec, IReadOnlyDictionary<HostName, IHostSession> sessions, IEndpointClient endpoint, TimeProvider time)
{
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    // keepalived takes up to three advertisements and two checks to give the address back, where a host with less priority had it.
    private static readonly TimeSpan ReturnTime = TimeSpan.FromSeconds(12);

    /// <param name="say">Told each stage as it begins.</param>
    /// <exception cref="HostUnreachableException">A balancer does not answer.</exception>
    public async Task<FailoverResult> RunAsync(Action<string> say, CancellationToken cancellationToken)
    {
        if (await HolderAsync(cancellationToken) is not { } holder)
        {
            return new FailoverResult { Trouble = $"no balancer holds {spec.EndpointAddress}" };
        }

        await using var watch = new EndpointWatch(endpoint, time);
        if (!await watch.SteadyAsync(Calm, Limit, cancellationToken))
        {
            return new FailoverResult { From = holder, Trouble = $"{spec.EndpointServer} does not answer before the drill has begun" };
        }

        say($"stopping keepalived on {holder}, which holds {spec.EndpointAddress}");
        var stopped = watch.Now;
        try
        {
            await RunAsync(holder, "systemctl stop keepalived", cancellationToken);
            var recovered = await watch.SteadyAsync(Calm, Limit, cancellationToken);
            var next = await HolderAsync(cancellationToken);
            var result = new FailoverResult { From = holder, To = next, Outage = watch.Meter.Longest(stopped, watch.Now) };
            if (!recovered || next is null || next == holder)
            {
                return result with { Trouble = recovered ? "no other balancer took the address over" : $"{spec.EndpointServer} did not come back within {Limit.TotalSeconds:0} s" };
            }

            say($"starting keepalived on {holder} again");
            var returned = watch.Now;
            await RunAsync(holder, "systemctl start keepalived", cancellationToken);
            await Task.Delay(ReturnTime, time, cancellationToken);
            var steady = await watch.SteadyAsync(Calm, Limit, cancellationToken);
            return result with
            {
                ReturnOutage = watch.Meter.Longest(returned, watch.Now),
                Trouble = steady ? null : $"{spec.EndpointServer} does not answer after keepalived was started again",
            };
        }
        finally
        {
            await RunAsync(holder, "systemctl start keepalived", CancellationToken.None);
        }
    }

    private async Task<Host?> HolderAsync(CancellationToken cancellationToken)
    {
        var probe = new AddressInterface(spec.EndpointAddress);
        var facts = await new FactGatherer(sessions, time).AskAsync(spec.AddressHolders.Select(host => new Need(host, probe)), again: true, cancellationToken);
        return spec.AddressHolders.FirstOrDefault(host => facts.ValueOr(host, probe, null) is not null);
    }

    private async Task RunAsync(Host host, string script, CancellationToken cancellationToken)
    {
        var result = await sessions[host.Name].RunAsync(new Command { Title = script, Script = script }, null, cancellationToken);
        if (!result.Succeeded)
        {
            throw new HostUnreachableException($"{host}: '{script}' ended with code {result.ExitCode}: {result.Error.Trim()}");
        }
    }
}
