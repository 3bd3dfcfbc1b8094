using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Core.Hosts;
using Kubewright.Inspection.Probes.Hosts;

namespace Kubewright.Diagnosis.Rules.Hosts;

/// <summary>A host's firewall is on and lets ports that other hosts need not through. It is never opened or turned off by us.</summary>
public sealed class FirewallClosesPorts : HostRule
{
    public override string Code => "firewall-closes-ports";

    public override string Title => "No firewall closes the ports that the cluster needs";

    protected override IEnumerable<Probe> Asked(CaseFile caseFile, Host host) => [new FirewallState()];

    protected override IEnumerable<Finding> Judge(CaseFile caseFile, Host host)
    {
        var firewall = caseFile.Ask(host, new FirewallState());
        var closed = RolePorts.Of(caseFile.Spec, host).Where(port => port.IsRemote && !firewall.IsOpen(port.Port)).Select(port => port.Port).Distinct().Order().ToList();
        if (firewall.Kind == Firewall.None.Kind || closed.Count == 0)
        {
            yield break;
        }

        var list = string.Join(", ", closed);
        yield return firewall.MayOpenMore
            ? Finding.On(host, $"{firewall.Kind} drops what it has no rule for; whether it lets other hosts reach {list} cannot be told from its rules", "make sure that it does; VRRP between balancers is IP protocol 112")
                with { Severity = Severity.Warning }
            : Finding.On(host, $"{firewall.Kind} lets no other host reach TCP {list}", $"open them on the host, to the cluster's hosts at least: {Command(firewall.Kind, closed)}");
    }

    private static string Command(string kind, IReadOnlyList<int> ports) => kind switch
    {
        "firewalld" => $"firewall-cmd --permanent {string.Join(' ', ports.Select(port => $"--add-port={port}/tcp"))} && firewall-cmd --reload; between balancers also --add-rich-rule='rule protocol value=vrrp accept'",
        "ufw" => $"ufw allow proto tcp to any port {string.Join(',', ports)}; between balancers also VRRP, in /etc/ufw/before.rules",
        _ => $"iptables -A INPUT -p tcp -m multiport --dports {string.Join(',', ports)} -j ACCEPT; between balancers also -p vrrp",
    };
}
