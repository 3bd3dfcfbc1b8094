using Kubewright.Core.Findings;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.Balancers;

internal sealed class BalancerTakesApiServerPort() : FileRule<BalancerFile>(
    "balancer-takes-api-server-port",
    Severity.Error,
    "No balancer listens on the port of an API server on the same host",
    "only one of them can listen: whichever starts second fails, and kubeadm's preflight stops with 'Port 6443 is in use'")
{
    protected override IEnumerable<LintFinding> Judge(BalancerFile file, LintSet set) =>
        from port in file.Ports
        let beside = file.Lists.SelectMany(list => list.Servers).Where(server => server.Port == port.Port).ToList()
        where beside.Count > 0
        let here = beside.Find(server => server.IsThisHost || set.BalancerHosts.Contains(server.Host))
        where here is not null || (set.BalancerHosts.Count == 0 && !file.Text.IsOurs)
        select Found(
            file,
            port.Line,
            here is null ? $"listens on {port.Port}, as the API servers do: right only on a host that is no control plane" : $"listens on {port.Port}, as the API server of {here.Host} does on the same host",
            "where the balancer runs on a control plane, listen on another port, such as 8443, and write it in controlPlaneEndpoint") with
        {
            Severity = here is null ? Severity.Info : Severity.Error,
        };
}
