using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kubewright.Core.Hosts;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Network;

namespace Kubewright.Provisioning.Config;

/// <summary>
/// The built-in pod network for hosts on one layer-2 network: the CNI project's bridge, host-local and portmap plugins on every node, and a route to every
/// other node's pods. The bridge plugin's own masquerading is off, because it would hide the addresses of pods on other nodes too; a rule of the unit
/// masquerades only what leaves the pod network.
/// </summary>
internal static class BridgeNetwork
{
    public const string ConflistPath = "/etc/cni/net.d/10-kubewright.conflist";

    public const string UnitName = "kubewright-pod-network.service";

    public const string UnitPath = "/etc/systemd/system/" + UnitName;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The CNI configuration of a node. JSON: it has no comments.</summary>
    /// <param name="nodePodCidr">The node's share of the pod network.</param>
    public static string ConflistFor(Cidr nodePodCidr) =>
        new JsonObject
        {
            // The newest version that containerd 1.x and 2.x and every release of the plugins understand.
            ["cniVersion"] = "0.4.0",
            ["name"] = "kubewright",
            ["plugins"] = new JsonArray(
                new JsonObject
                {
                    ["type"] = "bridge",
                    ["bridge"] = "cni0",
                    ["isGateway"] = true,
                    ["ipMasq"] = false,
                    ["hairpinMode"] = true,
                    ["ipam"] = new JsonObject
                    {
                        ["type"] = "host-local",
                        ["ranges"] = new JsonArray(new JsonArray(new JsonObject { ["subnet"] = nodePodCidr.ToString() })),
                        ["routes"] = new JsonArray(new JsonObject { ["dst"] = nodePodCidr.IsV6 ? "::/0" : "0.0.0.0/0" }),

                        // Forgotten at boot, as the pods are: a host that lost power would otherwise run out of addresses bit by bit.
                        ["dataDir"] = "/run/kubewright/cni",
                    },
                },
                new JsonObject
                {
                    ["type"] = "portmap",
                    ["capabilities"] = new JsonObject { ["portMappings"] = true },
                }),
        }.ToJsonString(Indented) + "\n";

    /// <summary>
    /// The systemd unit that sets a node's routes and its masquerading rule. Starting it again changes nothing, stopping removes exactly those.
    /// </summary>
    /// <param name="podCidrs">The share of every node that has one, by name.</param>
    public static string UnitFor(ClusterSpec spec, Host host, IReadOnlyDictionary<HostName, Cidr> podCidrs)
    {
        var others = spec.Nodes.Where(node => node.Name != host.Name && podCidrs.ContainsKey(node.Name)).ToList();
        var pods = spec.Networking.PodCidr;
        var rule = $"POSTROUTING -s {pods} ! -d {pods} -m comment --comment kubewright -j MASQUERADE";
        var iptables = (pods.IsV6 ? "ip6tables" : "iptables") + " -w -t nat";
        var text = new StringBuilder(
            $"""
            # {ConfigHeader.Text}
            [Unit]
            Description=Pod network of the cluster {spec.Name}: routes to the other nodes' pods
            Wants=network-online.target
            After=network-online.target
            Before=kubelet.service

            [Service]
            Type=oneshot
            RemainAfterExit=yes

            """);
        foreach (var node in others)
        {
            text.Append($"ExecStart=/bin/sh -c 'ip route replace {Route(podCidrs[node.Name], node.Address)}'\n");
        }

        text.Append($"ExecStart=/bin/sh -c '{iptables} -C {rule} 2>/dev/null || {iptables} -A {rule}'\n");
        // All of them, also those to nodes that have gone: the unit is stopped by the text that is there then.
        text.Append($"ExecStop=-/bin/sh -c '{(pods.IsV6 ? "ip -6" : "ip")} route flush proto {HostRoutes.PodNetworkProtocol}'\n");
        text.Append($"ExecStop=-/bin/sh -c '{iptables} -D {rule}'\n");
        return text.Append("\n[Install]\nWantedBy=multi-user.target\n").ToString();
    }

    private static string Route(Cidr cidr, IPAddress gateway) => $"{cidr} via {gateway} proto {HostRoutes.PodNetworkProtocol}";
}
