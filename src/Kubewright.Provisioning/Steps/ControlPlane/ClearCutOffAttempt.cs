using System.Net;
using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Inspection.Probes.Etcd;

namespace Kubewright.Provisioning.Steps.ControlPlane;

/// <summary>
/// Nothing is left of an init or a join that was cut off; nobody else depends on it yet. A step of its own, because the host's kubelet must have stopped before the
/// next attempt can tell whether the cluster has forgotten the host's node.
/// </summary>
public sealed class ClearCutOffAttempt : IStep
{
    public string Title => "Clear away an attempt that was cut off";

    public TimeSpan Settle => TimeSpan.FromSeconds(5);

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) => [new(host, new KubeadmState())];

    public Decision Decide(Situation situation) => situation.Ask(new KubeadmState()).AttemptUnderWay
        ? new Decision.Change("a run of kubeadm was cut off before it was done", [ClearAway(situation)])
        : new Decision.Satisfied("none");

    private static HostAction.RunCommand ClearAway(Situation situation) => new(new Command
    {
        Title = "kubeadm reset of the attempt that was cut off",
        Timeout = TimeSpan.FromMinutes(3),
        Script = $"""
            {KubeadmReset.Script(situation.Spec.KubernetesVersion)} &&
                {VirtualAddressRemoval.Script(situation.Spec)} &&
                rm -rf /etc/kubernetes/manifests/*.yaml /etc/kubernetes/*.conf /etc/kubernetes/pki /var/lib/etcd/member &&
                {ForgetInEtcd(situation.Spec)} && rm -f {KubeadmState.AttemptFile}
            """,
    });

    // etcd under systemd outlives the attempt, and what an init of other certificates wrote must not be found by the next one. An init starts only where etcd is
    // empty, so all that is there is its own.
    private static string ForgetInEtcd(ClusterSpec spec) => !spec.IsEtcdExternal ? ":" : $$"""
        { [ "$(cat {{KubeadmState.AttemptFile}})" != init ] || {{string.Join(" && ", spec.EtcdInstances.Select(instance => Forget(spec, instance)))}}; }
        """;

    private static string Forget(ClusterSpec spec, EtcdInstance instance)
    {
        var client = EtcdIdentity.Client;
        var curl = $"curl -fsS --max-time 20 --cacert {client.AuthorityPath} --cert {client.CertificatePath} --key {client.KeyPath} -d '{{{EtcdContent.Everything}}}'";
        return $"{{ {string.Join(" || ", spec.EtcdHosts.Select(host => $"{curl} https://{new IPEndPoint(host.Address, instance.ClientPort)}/v3/kv/deleterange >/dev/null"))}; }}";
    }
}
