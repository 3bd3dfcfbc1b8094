using System.Net;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.Kubeadm;

/// <summary>What the files given tell about the cluster's endpoint.</summary>
internal static class Endpoint
{
    /// <summary>What controlPlaneEndpoint has to be; null where the files do not agree on one address and one port.</summary>
    public static string? Wanted(LintSet set) =>
        set.VirtualAddress is { } address && set.ServedPorts is [var port] ? $"\"{new IPEndPoint(address, port)}\"" : null;

    /// <summary>Whether a host is one control plane's own address.</summary>
    public static bool IsOneNode(KubeadmFile file, LintSet set, string host) =>
        !IsVirtual(set, host) && (file.IsOneOfOwn(host) || set.Of<KubeadmFile>().Any(other => other.IsOneOfOwn(host)) || set.ApiServers.Contains(host));

    public static bool IsVirtual(LintSet set, string host) => IPAddress.TryParse(host, out var address) && set.VirtualAddresses.Contains(address);

    /// <summary>What to do, in words.</summary>
    public static string Correction(LintSet set) => Wanted(set) is { } wanted
        ? $"write controlPlaneEndpoint: {wanted}"
        : set.VirtualAddresses.Count > 1
            ? $"write the virtual address and the balancers' port; the files name several addresses ({string.Join(", ", set.VirtualAddresses)}), and only you know which is meant"
            : "write the virtual address, or a DNS name that leads to it, and the balancers' port";
}
