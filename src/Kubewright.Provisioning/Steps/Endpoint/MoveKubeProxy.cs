using System.Text.Json;
using Kubewright.Core.Endpoints;
using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.Cluster;
using Kubewright.Inspection.Probes.Endpoint;

namespace Kubewright.Provisioning.Steps.Endpoint;

/// <summary>kube-proxy asks the endpoint on every node. Its pods are replaced one node at a time; a node's rules stay in force meanwhile.</summary>
public sealed class MoveKubeProxy(EndpointMove move) : IStep
{
    // kube-proxy takes no notice of being asked to end, and the rollout would wait half a minute for it on every node.
    private const string Replace = $$"""
        PATH=/usr/local/bin:$PATH
        kubectl="{{ClusterQuestion<object>.Kubectl}} -n kube-system"
        for tick in $(seq 400); do
            if $kubectl rollout status daemonset kube-proxy --timeout 2s >/dev/null 2>&1; then exit 0; fi
            for pod in $($kubectl get pods -l k8s-app=kube-proxy -o 'jsonpath={range .items[?(@.metadata.deletionTimestamp)]}{.metadata.name}{" "}{end}'); do
                $kubectl delete pod "$pod" --grace-period 1 --wait=false >/dev/null 2>&1
            done
        done
        echo "kube-proxy's pods are not all replaced" >&2
        exit 1
        """;

    public string Title => "Move kube-proxy";

    public TimeSpan Settle => TimeSpan.FromMinutes(5);

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) => [new(host, new ClusterConfigMaps()), new(host, new ProxyRollout())];

    // A name may mean another address now, and pods know names as they were when they started.
    private string Wanted => $"{move.To.EndpointServer} at {move.To.EndpointAddress}";

    public Decision Decide(Situation situation)
    {
        if (situation.Ask(new ClusterConfigMaps()) is not { } maps || situation.Ask(new ProxyRollout()) is not { } rollout)
        {
            return new Decision.Later("there is no cluster yet");
        }

        if (!rollout.Exists || EndpointTexts.Find(maps, EndpointTexts.Proxy) is not { } kubeconfig)
        {
            return new Decision.Satisfied("there is no kube-proxy of kubeadm's");
        }

        var moved = EndpointTexts.WithServer(kubeconfig, move.To.EndpointServer);
        if (moved != kubeconfig || rollout.Server != Wanted)
        {
            return new Decision.Change(
                moved != kubeconfig ? $"its kubeconfig does not name {move.To.EndpointServer}" : "its pods were started for another endpoint",
                [
                    .. moved == kubeconfig ? [] : (HostAction[])[ObjectPatch.OfConfigMap(EndpointTexts.Proxy.Space, EndpointTexts.Proxy.Name, EndpointTexts.Proxy.Key, moved)],
                    ObjectPatch.Of("kube-system", "daemonset", "kube-proxy", JsonSerializer.Serialize(new Dictionary<string, object>
                    {
                        ["spec"] = new Dictionary<string, object>
                        {
                            ["template"] = new Dictionary<string, object>
                            {
                                ["metadata"] = new Dictionary<string, object> { ["annotations"] = new Dictionary<string, string> { [ProxyRollout.Annotation] = Wanted } },
                            },
                        },
                    })),
                    new HostAction.RunCommand(new Command { Title = "kubectl rollout status daemonset kube-proxy", Timeout = TimeSpan.FromMinutes(15), Script = Replace }),
                ]);
        }

        return rollout.Done >= rollout.Wanted ? new Decision.Satisfied($"{rollout.Done} pods use {move.To.EndpointServer}") : new Decision.Later($"{rollout.Done} of {rollout.Wanted} pods are replaced");
    }
}
