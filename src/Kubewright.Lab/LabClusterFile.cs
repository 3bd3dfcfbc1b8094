using System.Text;
using Kubewright.Core.Artifacts;
using Kubewright.Lab.Artifacts;
using Kubewright.Lab.Network;

namespace Kubewright.Lab;

/// <summary>
/// The cluster file for a lab's hosts: as one for real hosts, and with what only labs need (see docs/lab.md). A host's name says its role: <c>cp1</c> is a control
/// plane, <c>lb1</c> a load balancer, <c>etcd1</c> runs etcd under systemd, every other is a worker.
/// </summary>
public static class LabClusterFile
{
    /// <summary>The file's name in the lab's directory, which goes with the lab.</summary>
    public const string FileName = "cluster.yaml";

    /// <summary>The last part of the virtual address: clear of the hosts, which are counted from 11.</summary>
    private const int VirtualAddress = 100;

    /// <summary>The kinds of endpoint that a lab's cluster can have without anything that the lab does not make.</summary>
    public static IReadOnlyList<string> EndpointKinds { get; } = ["keepalived", "local"];

    /// <param name="balancer"><c>haproxy</c> or <c>nginx</c>.</param>
    /// <param name="kind">One of <see cref="EndpointKinds"/>.</param>
    public static string Write(LabLayout lab, LabArtifactSet artifacts, string balancer, string kind = "keepalived")
    {
        var text = new StringBuilder(
            $"""
            # The cluster on the hosts of the lab {lab.Name}. Change it as you like; 'kubewright plan -f' says what would happen.
            apiVersion: kubewright.io/v1alpha1
            kind: Cluster
            name: {lab.Name}
            lab: {lab.Name}
            version: {artifacts.KubernetesVersion.TrimStart('v')}

            ssh:
              key: {lab.KeyPath}
              knownHosts: {lab.KnownHostsPath}
            hosts:

            """);
        foreach (var host in lab.Hosts)
        {
            text.Append($"  - {{name: {host.Name}, address: {host.Address}, roles: [{RoleOf(host.Name)}]}}\n");
        }

        text.Append(
            $"""

            {Endpoint(lab, balancer, kind)}

            artifacts:
              directory: {artifacts.Directory}

            # The hosts share this machine's disk with whatever else runs here.
            preflight:
              accept: [slow-etcd-disk]

            # No time server is reached from here: the first control plane is the other hosts' one.
            time:
              kind: cluster

            # A lab host is a container: it may not raise OOM scores, and some of what kubeadm and kube-proxy would set belongs to the machine.
            runtime:
              restrictOomScoreAdj: true
            kubeadm:
              kubeProxyConfiguration:
                conntrack: {"{maxPerCore: 0}"}

            """);
        return text.Append(artifacts.Origin == ArtifactOrigin.Debian ? ForDebian(lab, artifacts) : "  ignorePreflightErrors: [SystemVerification]\n").ToString();
    }

    private static string Endpoint(LabLayout lab, string balancer, string kind) => kind switch
    {
        "local" => $"""
            # No address moves: {balancer} on every node passes its own connections on to the API servers.
            endpoint:
              kind: local
              balancer: {balancer}
            """,
        _ => $"""
            # One virtual address for the API, held by keepalived; {balancer} passes connections on to the API servers.
            endpoint:
              address: {AddressPlan.At(lab.Subnet, VirtualAddress)}
              balancer: {balancer}
            """,
    };

    // No image of CoreDNS can be built from Debian's packages, and its etcd is newer than the one that kubeadm 1.20 asks for.
    private static string ForDebian(LabLayout lab, LabArtifactSet artifacts)
    {
        var etcd = lab.Hosts.Any(host => RoleOf(host.Name) == "etcd")
            ? ""
            : $"""
                clusterConfiguration:
                  etcd:
                    local:
                      imageTag: {artifacts.Catalog.Artifacts.First(artifact => artifact is { Name: "etcd", Kind: ArtifactKind.Image }).Version}

              """;
        return $"""
              skipPhases: [addon/coredns]
              ignorePreflightErrors: [SystemVerification, ImagePull]
            {etcd}
            """;
    }

    private static string RoleOf(string name) =>
        name.StartsWith("cp", StringComparison.Ordinal) ? "control-plane"
        : name.StartsWith("lb", StringComparison.Ordinal) ? "load-balancer"
        : name.StartsWith("etcd", StringComparison.Ordinal) ? "etcd" : "worker";
}
