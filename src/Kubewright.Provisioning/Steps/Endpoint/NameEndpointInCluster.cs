using Kubewright.Core.Endpoints;
using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.Endpoint;
using Kubewright.Provisioning.Config;

namespace Kubewright.Provisioning.Steps.Endpoint;

/// <summary>kubeadm's configuration and <c>cluster-info</c>, from which later joins, upgrades and certificates are made, name the endpoint.</summary>
/// <param name="narrows">Whether the former endpoint's own names go from the list for certificates.</param>
public sealed class NameEndpointInCluster(EndpointMove move, bool narrows) : IStep
{
    public string Title => narrows ? "Take the former endpoint out of kubeadm's configuration" : "Name the endpoint in kubeadm's configuration and cluster-info";

    public TimeSpan Settle => TimeSpan.FromSeconds(30);

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) => [new(host, new ClusterConfigMaps())];

    public Decision Decide(Situation situation)
    {
        if (situation.Ask(new ClusterConfigMaps()) is not { } maps)
        {
            return new Decision.Later("there is no cluster yet");
        }

        var actions = new List<HostAction>();
        if (EndpointTexts.Find(maps, EndpointTexts.Kubeadm) is { } configuration)
        {
            var added = KubeadmConfig.CertificateNames(move.To).Concat(narrows ? [] : KubeadmConfig.CertificateNames(move.From));
            if (EndpointTexts.WithEndpoint(configuration, move.To.ControlPlaneEndpoint, added, narrows ? move.FormerNames : []) is not { } wanted)
            {
                return new Decision.Blocked("kube-system/kubeadm-config holds a ClusterConfiguration that is not YAML", "mend it with 'kubectl -n kube-system edit configmap kubeadm-config', then run again");
            }

            Change(EndpointTexts.Kubeadm, configuration, wanted);
        }

        if (EndpointTexts.Find(maps, EndpointTexts.Discovery) is { } discovery)
        {
            Change(EndpointTexts.Discovery, discovery, EndpointTexts.WithServer(discovery, move.To.EndpointServer));
        }

        return actions.Count == 0
            ? new Decision.Satisfied($"they name {move.To.ControlPlaneEndpoint}")
            : new Decision.Change($"{string.Join(" and ", actions.Select(action => action.Title.Split(' ')[^1]))} not for {move.To.ControlPlaneEndpoint} yet", actions);

        void Change((string Space, string Name, string Key) at, string text, string wanted)
        {
            if (text != wanted)
            {
                actions.Add(ObjectPatch.OfConfigMap(at.Space, at.Name, at.Key, wanted));
            }
        }
    }
}
