using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Network;

/// <summary>
/// Which of some TCP ports of the host's address are served. For those that nobody serves yet a listener stands in, so that others can tell a packet filter
/// from a closed port: a transient unit of systemd that keeps nothing, accepts nothing and ends by itself after <see cref="Lifetime"/>.
/// <see cref="PortListenersLeft"/> ends it sooner. Not for hosts on which a program may want the ports in that time.
/// </summary>
/// <param name="Ports">Separated by blanks.</param>
public sealed record PortListeners(IPAddress Address, string Ports) : Probe<IReadOnlyList<int>>
{
    /// <summary>The transient unit.</summary>
    public const string Unit = "kubewright-port-listeners.service";

    /// <summary>After this time the unit ends, in seconds.</summary>
    public const int Lifetime = 15;

    public override string Id => $"port-listeners:{Address}:{Ports}";

    public override string Script => $$"""
        for program in ss systemd-run systemd-socket-activate; do
            command -v $program >/dev/null || { echo "$program is not installed" >&2; exit 1; }
        done
        served() { ss -Hltn "sport = :$1" | tr -s ' ' '\n' | grep -qxF -e "{{Authority}}:$1" -e "0.0.0.0:$1" -e "*:$1" -e "[::]:$1"; }
        set --
        for port in {{Ports}}; do served $port || set -- "$@" -l {{Authority}}:$port; last=$port; done
        if [ $# -gt 0 ]; then
            systemd-run --quiet --collect --unit={{Unit}} -p RuntimeMaxSec={{Lifetime}} "$(command -v systemd-socket-activate)" "$@" "$(command -v sleep)" {{Lifetime}} || exit 1
        fi
        tries=0
        for port in {{Ports}}; do
            until served $port; do
                tries=$((tries + 1)); [ $tries -lt 60 ] || break 2
                sleep 0.05
            done
            echo $port
        done
        echo asked
        """;

    protected override Fact<IReadOnlyList<int>> Parse(ProbeAnswer answer) => answer.ExitCode == 0 && answer.LinesBefore("asked") is { } ports
        ? Known([.. ports.Select(port => int.Parse(port, CultureInfo.InvariantCulture))])
        : Unknown(answer.Complaint);

    private string Authority => Address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{Address}]" : Address.ToString();
}
