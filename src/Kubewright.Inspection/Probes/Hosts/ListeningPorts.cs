using System.Globalization;
using System.Text.RegularExpressions;
using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Hosts;

/// <summary>TCP ports on which something listens, and what.</summary>
public sealed partial record ListeningPorts : Probe<IReadOnlyList<Listener>>
{
    public override string Id => "listening-ports";

    public override string Script => "PATH=$PATH:/usr/sbin:/sbin; ss -Hltnp && echo asked";

    // "LISTEN 0 4096 *:6443 *:* users:(("kube-apiserver",pid=812,fd=7))" (ss(8)); a name is cut after 15 letters.
    protected override Fact<IReadOnlyList<Listener>> Parse(ProbeAnswer answer)
    {
        if (answer.LinesBefore("asked") is not { } lines)
        {
            return Unknown(answer.Complaint);
        }

        var listeners =
            from line in lines
            let words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            let local = words[3]
            let port = int.Parse(local[(local.LastIndexOf(':') + 1)..], CultureInfo.InvariantCulture)
            let holders = Holder().Matches(line).Select(match => match.Groups[1].Value).Distinct().ToList()
            select new Listener(port, local[..local.LastIndexOf(':')], holders);
        return Known(listeners.ToList());
    }

    [GeneratedRegex("\\(\"([^\"]+)\",pid=")]
    private static partial Regex Holder();
}

/// <summary>Something that listens on a TCP port.</summary>
/// <param name="Address">The local address: <c>*</c>, <c>0.0.0.0</c>, <c>[::1]</c>.</param>
/// <param name="Programs">Names of the processes, cut after 15 letters; empty where they cannot be seen.</param>
public sealed record Listener(int Port, string Address, IReadOnlyList<string> Programs);
