using System.Security.Cryptography;
using System.Text;
using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Provisioning.Config;

namespace Kubewright.Provisioning.Steps.Network;

/// <summary>kube-vip's files on a control plane: what they are to be, and what is to be written. The manifest goes last, because the kubelet runs it at once.</summary>
internal static class KubeVipFiles
{
    private static readonly FileContent HostsFile = new(KubeVipManifest.HostsPath);

    public static IEnumerable<Need> Needs(ClusterSpec spec, Host host) =>
    [
        new(host, new KubeadmState()), new(host, new KubeVipState()), new(host, AddressLink.Probe(spec, host)),
        .. KubeVipManifest.NeedsHosts(spec.Endpoint.KubeVip!) ? [new Need(host, HostsFile)] : (Need[])[],
    ];

    /// <summary>What is not as wanted; null where all is. Or why it cannot be.</summary>
    public static (IReadOnlyList<HostAction> Missing, AddressLink? Link, Decision.Blocked? Refused) Compare(Situation situation, string kubeconfig)
    {
        var (link, refused) = AddressLink.Choose(situation.Spec, situation.Host, situation.Ask(AddressLink.Probe(situation.Spec, situation.Host)));
        if (link is null)
        {
            return ([], null, refused);
        }

        var kubeVip = situation.Spec.Endpoint.KubeVip!;
        var manifest = KubeVipManifest.Write(situation.Spec, situation.Host, link.Interface, kubeconfig);
        var pod = situation.Ask(new KubeVipState());
        var isWritten = pod.Sha256 == Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(manifest))) && pod.Mode == KubeVipManifest.Mode.TrimStart('0');
        return (
            [
                .. KubeVipManifest.NeedsHosts(kubeVip) && situation.Ask(HostsFile).Text != KubeVipManifest.Hosts ? [new HostAction.WriteFile(KubeVipManifest.HostsPath, KubeVipManifest.Hosts)] : (HostAction[])[],
                .. isWritten ? (HostAction[])[] : [new HostAction.WriteFile(KubeVipManifest.Path, manifest) { Mode = KubeVipManifest.Mode, IsSecret = KubeVipManifest.IsSecret(kubeVip) }],
            ],
            link,
            null);
    }
}
