using System.Net;
using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Core.Hosts;
using Kubewright.Inspection.Probes.Hosts;

namespace Kubewright.Diagnosis.Rules.Hosts;

/// <summary>A host asks the cluster's own DNS for names, or a local server that is not there or that pods cannot reach: questions then go in a circle.</summary>
public sealed class ResolverLoop : HostRule
{
    // kubeadm gives the cluster's DNS the tenth address of the services' network.
    private const int DnsPlace = 10;

    public override string Code => "resolver-loop";

    public override string Title => "No host asks the cluster itself for names";

    protected override IEnumerable<Probe> Asked(CaseFile caseFile, Host host) => host.IsNode ? [new ResolverSetup()] : [];

    protected override IEnumerable<Finding> Judge(CaseFile caseFile, Host host)
    {
        var resolver = caseFile.Ask(host, new ResolverSetup());
        var dns = caseFile.Spec.Networking.ServiceCidr.AddressAt(DnsPlace);
        foreach (var server in resolver.Servers.Concat(resolver.OfPods).Distinct().Where(server => IPAddress.TryParse(server.Split('%')[0], out _)))
        {
            var address = IPAddress.Parse(server.Split('%')[0]);
            if (address.Equals(dns))
            {
                yield return Finding.On(
                    host, $"it asks {server} for names, the DNS service of the cluster: the node cannot start while its pods do not, and they not while it does not", "write the name server of your network to the host's resolver");
            }
            else if (IPAddress.IsLoopback(address) && resolver.OfPods.Contains(server))
            {
                yield return Finding.On(
                    host,
                    resolver.ResolvedRuns ? $"systemd-resolved asks {server} for names, which inside a pod is the pod itself"
                        : server.StartsWith("127.0.0.53", StringComparison.Ordinal) ? $"it asks {server} for names, and systemd-resolved, which answers there, does not run"
                        : $"it asks {server} for names, which inside a pod is the pod itself, so that CoreDNS asks itself without end",
                    "write the name server of your network to /etc/resolv.conf, start systemd-resolved, or name a file with it as resolvConf in kubeadm.kubeletConfiguration");
            }
        }
    }
}
