using Kubewright.Core.Hosts;

namespace Kubewright.Provisioning.Drills;

/// <summary>
/// Stands in for a power switch where there is none: the host drops all traffic but SSH's, which to the others looks as if it had lost its power. A unit of the
/// host's own service manager does it, and undoes it after a time whatever has become of us, and with a boot.
/// </summary>
public sealed class NetworkCut(IReadOnlyDictionary<HostName, IHostSession> sessions) : IPowerSwitch
{
    private const string Unit = "kubewright-drill";

    // Longer than the drill lets a host be away.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    public string Means => $"network cut over SSH (undoes itself after {Limit.TotalMinutes:0} min)";

    public Task OffAsync(Host host, CancellationToken cancellationToken) => RunAsync(host, $"drop all traffic but SSH for {Limit.TotalMinutes:0} min", Cut(host), cancellationToken);

    public Task OnAsync(Host host, CancellationToken cancellationToken) => RunAsync(host, "let traffic through again", Undo, cancellationToken);

    // The unit is a file and not systemd-run's, which cannot say on every release what comes after its end.
    private static string Cut(Host host) => $$"""
        set -e
        ports="{{host.Login.Port}} $(sshd -T 2>/dev/null | sed -n 's/^port //p' | tr '\n' ' ')"
        mkdir -p /run/{{Unit}}
        if command -v nft >/dev/null; then
            {
                echo 'table inet kubewright_drill {'
                for way in 'prerouting iif dport' 'output oif sport'; do
                    set -- $way
                    echo "chain $1 { type filter hook $1 priority -300; policy drop; $2 lo accept;"
                    for port in $ports; do echo "tcp $3 $port accept;"; done
                    echo '}'
                done
                echo '}'
            } >/run/{{Unit}}/table
            echo 'nft -f /run/{{Unit}}/table' >/run/{{Unit}}/cut
            echo 'nft delete table inet kubewright_drill' >/run/{{Unit}}/undo
        else
            : >/run/{{Unit}}/cut
            : >/run/{{Unit}}/undo
            for tables in iptables ip6tables; do
                command -v "$tables" >/dev/null || continue
                for way in 'PREROUTING -i --dport' 'OUTPUT -o --sport'; do
                    set -- $way
                    {
                        echo "$tables -w -t raw -N kubewright-drill-$1"
                        echo "$tables -w -t raw -A kubewright-drill-$1 $2 lo -j ACCEPT"
                        for port in $ports; do echo "$tables -w -t raw -A kubewright-drill-$1 -p tcp $3 $port -j ACCEPT"; done
                        echo "$tables -w -t raw -A kubewright-drill-$1 -j DROP"
                        echo "$tables -w -t raw -I $1 -j kubewright-drill-$1"
                    } >>/run/{{Unit}}/cut
                    {
                        echo "$tables -w -t raw -D $1 -j kubewright-drill-$1"
                        echo "$tables -w -t raw -F kubewright-drill-$1"
                        echo "$tables -w -t raw -X kubewright-drill-$1"
                    } >>/run/{{Unit}}/undo
                done
            done
            [ -s /run/{{Unit}}/cut ] || { echo 'neither nft nor iptables is there' >&2; exit 1; }
        fi
        if systemctl is-active -q keepalived; then
            # Packet filters let ARP pass: a holder that hears nobody would claim the address on. Its goodbye is dropped like everything else.
            echo 'systemctl stop keepalived' >>/run/{{Unit}}/cut
            echo 'systemctl start --no-block keepalived' >>/run/{{Unit}}/undo
        fi
        cat >/run/systemd/system/{{Unit}}.service <<'unit'
        [Unit]
        Description=Kubewright's failover drill: no traffic but SSH's
        [Service]
        ExecStartPre=/bin/sh -e /run/{{Unit}}/cut
        ExecStart=/bin/sleep {{Limit.TotalSeconds:0}}
        ExecStopPost=-/bin/sh /run/{{Unit}}/undo
        unit
        systemctl daemon-reload
        systemctl start {{Unit}}.service
        """;

    private const string Undo = $$"""
        [ -e /run/systemd/system/{{Unit}}.service ] || exit 0
        systemctl stop {{Unit}}.service
        rm -rf /run/systemd/system/{{Unit}}.service /run/{{Unit}}
        systemctl daemon-reload
        """;

    private async Task RunAsync(Host host, string title, string script, CancellationToken cancellationToken)
    {
        var result = await sessions[host.Name].RunAsync(new Command { Title = title, Script = script, Timeout = TimeSpan.FromMinutes(1) }, null, cancellationToken);
        if (!result.Succeeded)
        {
            throw new PowerSwitchException($"{host}: '{title}' ended with code {result.ExitCode}: {result.Error.Trim()}");
        }
    }
}
