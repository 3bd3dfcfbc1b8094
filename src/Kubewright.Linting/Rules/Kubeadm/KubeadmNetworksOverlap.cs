using System.Net;
using Kubewright.Core.Findings;
using Kubewright.Core.Spec.Reading;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.Kubeadm;

internal sealed class KubeadmNetworksOverlap() : FileRule<KubeadmFile>(
    "kubeadm-networks-overlap",
    Severity.Error,
    "Pods, services and hosts have networks of their own",
    "an address then means two things: packets for a pod, a service or a host go to another one, or nowhere")
{
    protected override IEnumerable<LintFinding> Judge(KubeadmFile file, LintSet set)
    {
        if (file.Cluster is not { } cluster)
        {
            yield break;
        }

        var (pods, services) = (Networks(cluster, "podSubnet"), Networks(cluster, "serviceSubnet"));
        var hosts = set.VirtualAddresses.Concat(file.OwnAddresses.Select(own => IPAddress.TryParse(own.Text, out var address) ? address : null).OfType<IPAddress>()).ToList();
        foreach (var (network, line) in services)
        {
            foreach (var (other, _) in pods.Where(pod => pod.Network.Contains(network.BaseAddress) || network.Contains(pod.Network.BaseAddress)))
            {
                yield return Found(file, line, $"serviceSubnet {network} overlaps podSubnet {other}", "write networks that have no address in common, such as 10.96.0.0/12 and 10.244.0.0/16");
            }
        }

        foreach (var (network, line) in pods.Concat(services))
        {
            foreach (var host in hosts.Where(network.Contains))
            {
                yield return Found(file, line, $"{network} has {host} in it, a host's or virtual address", "write a network that the hosts do not use");
            }
        }
    }

    private static List<(IPNetwork Network, int Line)> Networks(YamlMapping cluster, string key) => KubeadmFile.Scalar(cluster, "networking", key) is { } written
        ? [.. written.Text.Split(',').Select(part => IPNetwork.TryParse(part.Trim(), out var network) ? network : (IPNetwork?)null).OfType<IPNetwork>().Select(network => (network, written.Line))]
        : [];
}
