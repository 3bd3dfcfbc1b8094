using Kubewright.Core.Endpoints;
using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Inspection.Probes.Etcd;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Provisioning.Config;
using Kubewright.Provisioning.Hopeless;

namespace Kubewright.Provisioning.Steps.ControlPlane;

/// <summary>There is a cluster: the leader serves it. The endpoint stands before, so kubeadm writes it into everything from the start; staged, it is moved to after.</summary>
public sealed class InitialiseControlPlane : IStep
{
    private const string AdminKubeconfig = "/etc/kubernetes/admin.conf";

    public string Title => "Initialise the control plane";

    public TimeSpan Settle => TimeSpan.FromSeconds(5);

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) =>
    [
        .. blueprint.Spec.ControlPlanes.Select(peer => new Need(peer, new KubeadmState())), new(host, new KubeconfigServer(AdminKubeconfig)),
        new(host, new FileContent(EndpointMoveNote.Path)),
        .. blueprint.Spec.EtcdHosts.Select(peer => new Need(peer, new EtcdContent(EtcdInstance.Main), MayBeUnknown: true)),
    ];

    public Decision Decide(Situation situation)
    {
        var traces = situation.Ask(new KubeadmState());
        if (traces.IsControlPlane && traces.UsesExternalEtcd != situation.Spec.IsEtcdExternal)
        {
            return new Decision.Blocked(
                traces.UsesExternalEtcd ? "the cluster's etcd is not in pods of its control planes, and no host of the cluster file has the role etcd" : "the cluster's etcd is in pods of its control planes",
                "write the roles that the cluster has: etcd of one that runs is not moved by apply");
        }

        if (traces.IsControlPlane)
        {
            if (EndpointMoveNote.TryRead(situation.Ask(new FileContent(EndpointMoveNote.Path)).Text) is { IsDone: false } moving)
            {
                return new Decision.Blocked(
                    $"a move of the endpoint from {moving.From} to {moving.To} is under way",
                    "go on with it by 'kubewright endpoint move', or take it back by 'kubewright endpoint move --rollback'");
            }

            var server = situation.Ask(new KubeconfigServer(AdminKubeconfig));
            return server == situation.Spec.EndpointServer
                ? new Decision.Satisfied("serves the cluster")
                : server == situation.Spec.Staging?.EndpointServer && IsFirst(situation)
                ? new Decision.Satisfied("serves the cluster at its own address, until the endpoint stands")
                : new Decision.Blocked(
                    $"the cluster's endpoint is {server}, not {situation.Spec.EndpointServer}, and its certificates and kubeconfigs name it",
                    "write the endpoint that the cluster has, and move it with 'kubewright endpoint move'");
        }

        if (!traces.IsUntouched && !traces.AttemptUnderWay)
        {
            return ForeignRemains.Blocked(traces);
        }

        if (!traces.AttemptUnderWay && OthersDataInEtcd(situation) is { } refused)
        {
            return refused;
        }

        var verb = string.Join(' ', ["init --upload-certs", .. KubeadmConfig.SkipPhasesArguments(situation.Spec)]);
        var config = KubeadmConfig.ForInit(situation.Spec, situation.Host, situation.Credentials, situation.Spec.Staging?.ControlPlaneEndpoint);
        return new Decision.Change(
            traces.AttemptUnderWay ? "an init was cut off before it was done" : "there is no cluster yet",
            KubeadmRun.Actions(verb, config, KubeadmWatch.OfInit));
    }

    private static bool IsFirst(Situation situation) =>
        !situation.Spec.ControlPlanes.Any(host => host.Name != situation.Host.Name && situation.Ask(host, new KubeadmState()).IsNode);

    // A new cluster on the data of an old one would have its objects and none of its keys.
    private static Decision? OthersDataInEtcd(Situation situation)
    {
        var answers = situation.Spec.EtcdHosts.Select(host => situation.Facts.Get(host, new EtcdContent(EtcdInstance.Main))).ToList();
        var known = answers.OfType<Fact<long?>.Known>().ToList();
        return known.Select(answer => answer.Value ?? 0).DefaultIfEmpty().Max() is > 0 and var count
            ? new Decision.Blocked(
                $"etcd holds {count} objects of a cluster, and no control plane of the cluster file serves it",
                "bring a control plane of it back, or destroy it with 'kubewright reset'")
            : answers.Count > 0 && known.Count == 0 ? new Decision.Later("no member of etcd says whether it is empty") : null;
    }
}
