using System.Net;
using Kubewright.Core.Spec;
using Kubewright.Linting.Files;

namespace Kubewright.Linting;

/// <summary>All files given, and what they tell about each other.</summary>
public sealed class LintSet(IReadOnlyList<ConfigFile> files)
{
    public IReadOnlyList<ConfigFile> Files => files;

    /// <summary>The version of Kubernetes; null where no file tells, or files differ.</summary>
    internal KubernetesVersion? KubernetesVersion => OnlyOne(Of<KubeadmFile>().Select(file => file.Version).OfType<KubernetesVersion>());

    /// <summary>Virtual addresses that keepalived or kube-vip hold.</summary>
    internal IReadOnlyList<IPAddress> VirtualAddresses =>
    [
        .. Of<KeepalivedFile>().SelectMany(file => file.Instances).SelectMany(instance => instance.Addresses).Select(address => address.Address)
            .Concat(Of<KubeVipFile>().Select(file => IPAddress.TryParse(file.Address?.Text, out var address) ? address : null).OfType<IPAddress>())
            .Distinct(),
    ];

    /// <summary>The one virtual address on which all files agree; null where they do not, or there is none.</summary>
    internal IPAddress? VirtualAddress => VirtualAddresses is [var only] ? only : null;

    /// <summary>Ports behind the virtual address: the balancers', or the API servers' own that kube-vip leads to.</summary>
    internal IReadOnlyList<int> ServedPorts => [.. Of<BalancerFile>().SelectMany(file => file.Ports).Select(port => port.Port).Concat(Of<KubeVipFile>().Select(file => file.Port)).Distinct()];

    /// <summary>The one port that all balancers have; null where they have several, or there is none.</summary>
    internal int? BalancerPort => OnlyOne(Of<BalancerFile>().SelectMany(file => file.Ports).Select(port => port.Port));

    /// <summary>The port of the balancer that runs beside a file's program: the one in the same folder, else the one that all balancers have; null where that is not certain.</summary>
    internal int? BalancerPortBeside(ConfigFile file) =>
        OnlyOne(Of<BalancerFile>().Where(balancer => Folder(balancer) == Folder(file)).SelectMany(balancer => balancer.Ports).Select(port => port.Port)) ?? BalancerPort;

    /// <summary>Addresses of API servers, as balancers list them.</summary>
    internal IReadOnlyList<string> ApiServers => [.. Of<BalancerFile>().SelectMany(file => file.Lists).SelectMany(list => list.Servers).Select(server => server.Host).Distinct()];

    /// <summary>Addresses that keepalived names as those of the balancers' hosts.</summary>
    internal IReadOnlyList<string> BalancerHosts => [.. Of<KeepalivedFile>().SelectMany(file => file.Instances).SelectMany(instance => instance.Peers.Append(instance.Source)).OfType<IPAddress>().Select(address => address.ToString()).Distinct()];

    /// <summary>keepalived's instances that belong together; only groups of several files.</summary>
    internal IReadOnlyList<VrrpGroup> VrrpGroups => [.. VrrpGroup.Of(Of<KeepalivedFile>()).Where(group => group.Instances.Count > 1)];

    internal IEnumerable<TFile> Of<TFile>() => files.OfType<TFile>();

    private static string Folder(ConfigFile file) => file.Name[..(file.Name.LastIndexOf('/') + 1)];

    private static T? OnlyOne<T>(IEnumerable<T> values)
        where T : struct => values.Distinct().ToList() is [var only] ? only : null;
}
