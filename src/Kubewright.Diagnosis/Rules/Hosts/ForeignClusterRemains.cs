using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Core.Hosts;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Inspection.Probes.Hosts;

namespace Kubewright.Diagnosis.Rules.Hosts;

/// <summary>A host belongs to a cluster that Kubewright did not make, or has parts of one. It is never overwritten.</summary>
public sealed class ForeignClusterRemains : HostRule
{
    private static readonly ActiveUnits Others = new(
        "k3s.service k3s-agent.service rke2-server.service rke2-agent.service k0scontroller.service k0sworker.service snap.microk8s.daemon-kubelite.service snap.kubelet-eks.daemon.service");

    public override string Code => "foreign-cluster-remains";

    public override string Title => "No host has parts of another cluster";

    public override bool MayBeAccepted => false;

    protected override IEnumerable<Probe> Asked(CaseFile caseFile, Host host) => [new KubeadmState(), new UndoNotes(), Others];

    protected override IEnumerable<Finding> Judge(CaseFile caseFile, Host host)
    {
        var traces = caseFile.Ask(host, new KubeadmState());
        if (!traces.IsUntouched && caseFile.Ask(host, new UndoNotes()).Count == 0)
        {
            yield return Finding.On(
                host,
                $"has parts of a cluster that Kubewright did not make: {string.Join(", ", Found(traces))}",
                "take another host; or, if nothing on it is needed, run 'kubeadm reset' on it");
        }

        if (caseFile.Ask(host, Others) is { Count: > 0 } others)
        {
            yield return Finding.On(host, $"{string.Join(", ", others)} runs: another Kubernetes, which holds the same ports and packet filter", "take another host; or, if nothing on it is needed, uninstall that one");
        }
    }

    private static IEnumerable<string> Found(KubeadmTraces traces) =>
    [
        .. traces.HasKubeletConf ? ["/etc/kubernetes/kubelet.conf"] : (string[])[],
        .. traces.HasAdminConf ? ["/etc/kubernetes/admin.conf"] : (string[])[],
        .. traces.HasEtcdData ? ["/var/lib/etcd/member"] : (string[])[],
        .. traces.Manifests.Select(name => $"static pod {name}"),
    ];
}
