using Kubewright.Core.Journals;

namespace Kubewright.Cli.Output;

/// <summary>What every host of a run is doing, kept up to date by its events.</summary>
internal sealed class HostActivities
{
    private readonly SortedDictionary<string, HostActivity> _hosts = new(StringComparer.Ordinal);

    public IEnumerable<HostActivity> All => _hosts.Values;

    public int Width => _hosts.Keys.Select(host => host.Length).DefaultIfEmpty(0).Max();

    public void Happened(RunEvent happened)
    {
        switch (happened)
        {
            case RunStarted started:
                foreach (var host in started.Hosts)
                {
                    _hosts[host] = new HostActivity(host, started.At);
                }

                break;
            case StepStarted started:
                _hosts[started.Host] = new HostActivity(started.Host, started.At) { Phase = started.Phase, Step = started.Step };
                break;
            case ActionStarted started:
                _hosts[started.Host] = Of(started.Host, started) with { LastLine = started.Action };
                break;
            case OutputLine said when !string.IsNullOrWhiteSpace(said.Line):
                _hosts[said.Host] = Of(said.Host, said) with { LastLine = Printable.Of(said.Line) };
                break;
            case StepEnded ended:
                _hosts[ended.Host] = new HostActivity(ended.Host, ended.At) { Phase = ended.Phase };
                break;
        }
    }

    private HostActivity Of(string host, RunEvent happened) => _hosts.GetValueOrDefault(host) ?? new HostActivity(host, happened.At);
}

/// <param name="Since">Since when the host does this.</param>
internal sealed record HostActivity(string Host, DateTimeOffset Since)
{
    public string Phase { get; init; } = "";

    /// <summary>Null while the host waits at a gate, or is done.</summary>
    public string? Step { get; init; }

    /// <summary>What to say where there is no step.</summary>
    public string Rest => Phase.Length == 0 ? "waits" : $"{Phase}: done";

    public string LastLine { get; init; } = "";
}
