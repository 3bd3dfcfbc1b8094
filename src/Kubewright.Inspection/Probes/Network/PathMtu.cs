using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Network;

/// <summary>The MTU of the interface that has the host's address, and whether packets of that size reach other hosts unfragmented.</summary>
/// <param name="Address">The host's own.</param>
/// <param name="Targets">Addresses of the others, separated by blanks.</param>
public sealed record PathMtu(IPAddress Address, string Targets) : Probe<PathSizes>
{
    public override string Id => $"path-mtu:{Address}:{Targets}";

    // A ping is asked again before it counts as lost.
    public override string Script => $$"""
        command -v ping >/dev/null || { echo 'ping is not installed' >&2; exit 1; }
        set -- $(ip -o addr show to {{Address}})
        device=${2%%@*}
        mtu=$(cat "/sys/class/net/$device/mtu") || exit 1
        echo "mtu $device $mtu"
        whole() { ping -n -q -M do -s $((mtu - {{Headers}})) -W 1 "$@" >/dev/null 2>&1; }
        for target in {{Targets}}; do
            {
                if whole -c 1 $target || whole -c 3 -i 0.2 $target; then echo "$target whole"
                elif ping -n -q -c 3 -i 0.2 -W 1 $target >/dev/null 2>&1; then echo "$target cut"
                else echo "$target silent"; fi
            } &
        done
        wait
        echo asked
        """;

    // IP and ICMP.
    private int Headers => Address.AddressFamily == AddressFamily.InterNetworkV6 ? 48 : 28;

    protected override Fact<PathSizes> Parse(ProbeAnswer answer)
    {
        if (answer.LinesBefore("asked")?.ToList() is not [var first, .. var paths] || first.Split(' ') is not ["mtu", var device, var mtu])
        {
            return Unknown(answer.Complaint);
        }

        var said = paths.Select(line => line.Split(' ')).ToDictionary(words => words[0], words => words[1]);
        return Known(new PathSizes(
            device,
            int.Parse(mtu, CultureInfo.InvariantCulture),
            [.. Targets.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(target => said[target] == "cut")],
            [.. Targets.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(target => said[target] == "silent")]));
    }
}

/// <summary>What size of packets gets through.</summary>
/// <param name="Mtu">Of the interface, in bytes.</param>
/// <param name="Cut">Addresses that small packets reach and packets of the MTU's size do not.</param>
/// <param name="Silent">Addresses that answer no ping at all.</param>
public sealed record PathSizes(string Interface, int Mtu, IReadOnlyList<string> Cut, IReadOnlyList<string> Silent);
