using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.Cluster;
using Kubewright.Provisioning.Config;

namespace Kubewright.Provisioning.Steps.Acceptance;

/// <summary>A pod on every node and a service in front of them run, to try the pod network with.</summary>
public sealed class RaiseAcceptanceWorkload : IStep
{
    public string Title => "Start the acceptance workload";

    public TimeSpan Settle => TimeSpan.FromMinutes(2);

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) => [new(host, new AcceptanceWorkload())];

    public Decision Decide(Situation situation)
    {
        if (situation.Ask(new AcceptanceWorkload()) is not { } workload)
        {
            return new Decision.Later("there is no cluster yet");
        }

        if (!workload.IsThere)
        {
            return new Decision.Change(
                "not there",
                [
                    new HostAction.RunCommand(new Command
                    {
                        Title = "kubectl apply the acceptance workload",
                        Script = $"{ShellText.Printed(AcceptanceManifest.Write(situation.Spec))} | {ClusterNodes.Kubectl} apply -f -",
                    }),
                ]);
        }

        var waiting = situation.Spec.Nodes
            .Where(host => !workload.Pods.Any(pod => pod.Node == host.ToString() && pod.IsReady))
            .Select(host => $"{host}: {workload.Pods.FirstOrDefault(pod => pod.Node == host.ToString())?.Trouble ?? "no pod yet"}")
            .ToList();
        return waiting.Count == 0 ? new Decision.Satisfied("a pod on every node") : new Decision.Later(string.Join("; ", waiting));
    }
}
