using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Core.Hosts;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Cluster;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Inspection.Probes.Kubelet;
using Kubewright.Inspection.Probes.Runtime;

namespace Kubewright.Diagnosis.Rules.Cluster;

/// <summary>The wanted Kubernetes does not go with a host's containerd, with a kubelet that is there already, or with the cluster that the hosts belong to.</summary>
public sealed class VersionsDoNotFit : IRule
{
    public string Code => "versions-do-not-fit";

    public string Title => "Versions fit each other";

    public IEnumerable<Need> Needs(CaseFile caseFile) =>
    [
        .. caseFile.Spec.Nodes.SelectMany(host =>
            (Need[])[new(host, new ContainerdVersion(), MayBeUnknown: true), new(host, new ForeignKubelet(), MayBeUnknown: true), new(host, new KubeadmState(), MayBeUnknown: true)]),
        .. caseFile.Spec.ControlPlanes.Where(host => IsServing(caseFile, host)).Take(1).SelectMany(host =>
            (Need[])[new(host, new ServerVersion(), MayBeUnknown: true), new(host, new ClusterNodes(), MayBeUnknown: true)]),
    ];

    public Verdict Judge(CaseFile caseFile)
    {
        var findings = caseFile.Spec.Nodes.SelectMany(host => OfRuntime(caseFile, host).Concat(OfKubelet(caseFile, host)))
            .Concat(caseFile.Spec.ControlPlanes.Where(host => IsServing(caseFile, host)).Take(1).SelectMany(host => OfCluster(caseFile, host)));
        return Verdict.Of(findings, $"Kubernetes {caseFile.Spec.KubernetesVersion} and what is on {caseFile.Spec.Nodes.Count()} hosts", caseFile.WhyUnknown(Needs(caseFile)));
    }

    private static bool IsServing(CaseFile caseFile, Host host) => caseFile.Facts.ValueOr(host, new KubeadmState(), KubeadmTraces.None).IsControlPlane;

    private static IEnumerable<Finding> OfRuntime(CaseFile caseFile, Host host)
    {
        // What comes from release archives replaces what is there.
        var (wanted, runtime) = (caseFile.Spec.KubernetesVersion, caseFile.Spec.Runtime);
        var containerd = runtime.Source == RuntimeSource.Release ? runtime.Versions.Containerd : caseFile.Facts.ValueOr(host, new ContainerdVersion(), null);
        return containerd is not { } found
            ? []
            : RuntimeRequirement.All.Where(requirement => requirement.Concerns(wanted) && !requirement.IsMetBy(found)).Select(requirement =>
                Finding.On(host, $"its containerd {found} does not fit Kubernetes {wanted}: {requirement.Why}", $"install {requirement.Wanted}, or write another version of Kubernetes")
                    with { Severity = requirement.Severity });
    }

    // A package's unit has a drop-in that starts its own kubelet in place of the one that was installed for the cluster.
    private static IEnumerable<Finding> OfKubelet(CaseFile caseFile, Host host)
    {
        var (wanted, traces) = (caseFile.Spec.KubernetesVersion, caseFile.Facts.ValueOr(host, new KubeadmState(), KubeadmTraces.None));
        if (caseFile.Spec.Artifacts.Kubernetes == KubernetesSource.Programs && !traces.IsNode && caseFile.Facts.ValueOr(host, new ForeignKubelet(), null) is { } found && found.Version != wanted)
        {
            yield return Finding.On(
                host,
                $"has a kubelet {found.Version} in {found.Path}, of a package: with {wanted} beside it, which one runs is a matter of luck",
                $"remove the packages kubelet and kubeadm from {host}, or write version: {found.Version.ToString()[1..]}");
        }
    }

    private static IEnumerable<Finding> OfCluster(CaseFile caseFile, Host host)
    {
        if (caseFile.Facts.ValueOr(host, new ServerVersion(), null)?.Version is not { } server)
        {
            yield break;
        }

        var wanted = caseFile.Spec.KubernetesVersion;
        if (KubeletSkew.Of(wanted, server) is { } why)
        {
            yield return new Finding { Subject = "cluster", Sentence = $"the file wants {wanted}, but {why}", Remedy = $"write the version that the cluster has: {server.ToString()[1..]}" };
        }

        foreach (var node in caseFile.Facts.ValueOr(host, new ClusterNodes(), null) ?? [])
        {
            if (KubernetesVersion.TryParse(node.KubeletVersion.Split('-', '+')[0]) is { } kubelet && KubeletSkew.Of(kubelet, server) is { } trouble)
            {
                yield return new Finding { Subject = node.Name, Sentence = $"its kubelet is {kubelet}, but {trouble}", Remedy = $"give it a kubelet of {server}" };
            }
        }
    }
}
