using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.Cluster;

namespace Kubewright.Provisioning.Steps.Acceptance;

/// <summary>Nothing of the acceptance workload is left.</summary>
public sealed class RemoveAcceptanceWorkload : IStep
{
    public string Title => "Remove the acceptance workload";

    public TimeSpan Settle => TimeSpan.FromSeconds(30);

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) => [new(host, new AcceptanceWorkload())];

    public Decision Decide(Situation situation) => situation.Ask(new AcceptanceWorkload()) is { IsThere: true }
        ? new Decision.Change(
            "still there",
            [
                new HostAction.RunCommand(new Command
                {
                    Title = $"kubectl delete namespace {AcceptanceWorkload.Namespace}",

                    // Its pods first, and without waiting for their kubelets: the namespace's removal finds nothing to wait for, where it else takes up to a minute.
                    Script = $"""
                        {ClusterNodes.Kubectl} -n {AcceptanceWorkload.Namespace} delete daemonset --all --cascade=orphan &&
                        {ClusterNodes.Kubectl} -n {AcceptanceWorkload.Namespace} delete pods --all --grace-period=0 --force 2>/dev/null
                        {ClusterNodes.Kubectl} delete namespace {AcceptanceWorkload.Namespace} --ignore-not-found --wait --timeout 80s
                        """,
                    Timeout = TimeSpan.FromSeconds(110),
                }),
            ])
        : new Decision.Satisfied("gone");
}
