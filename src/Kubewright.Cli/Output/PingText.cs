using Kubewright.Cli.Output.Documents;

namespace Kubewright.Cli.Output;

/// <summary>Which hosts answer, for people.</summary>
internal static class PingText
{
    public static string Of(PingDocument ping, Ink ink) => Columns.Of(
        ping.Hosts.Select(host => (string[])[host.Name, host.Address, host.Reachable ? "ok" : "unreachable", host.Problem ?? Answer(host)]),
        paint: (_, column, cell) => column != 2 ? cell : cell == "ok" ? ink.Good(cell) : ink.Bad(cell));

    private static string Answer(PingHost host) =>
        $"{host.System}, {host.Architecture}; connected in {host.ConnectMilliseconds:0} ms, round trip {host.RoundTripMilliseconds:0.0} ms";
}
