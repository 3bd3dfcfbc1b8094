using System.Net.Sockets;
using Kubewright.Core.Hosts;
using Kubewright.Core.Spec;

namespace Kubewright.Provisioning.Config;

/// <summary>
/// keepalived's configuration, /etc/keepalived/keepalived.conf: which balancer holds the endpoint's address.
/// <para>
/// The check goes through the host's own balancer to an API server, so what is tested is what clients use. A failed check takes away more priority (60)
/// than the hosts differ by: a weight smaller than the gap ends in a tie, and the address never moves. It lowers the priority and does not put
/// the instance into FAULT: before <c>kubeadm init</c> the check fails everywhere alike, and one host still holds the address that init waits for.
/// </para>
/// <para>
/// The first two hosts have the same priority, so the address stays where it is when the other one returns, or when an API that is slow makes the checks of both
/// fail by turns. Every move leaves clients with connections that are dead without their knowing: kubelets and kube-proxies find out by their keepalive, up to half a
/// minute later, and wait longer before they connect anew the more often that happens. The others have less, each another: two that notice at the same moment that the
/// holder is gone would both take the address. All start as BACKUP and with a check taken as failed (<c>init_fail</c>). <c>nopreempt</c> would forbid that a healthy
/// host takes over from one whose check fails, and <c>preempt_delay</c> would make it wait.
/// </para>
/// <para>
/// Advertisements go by unicast to the peers listed, which works where a network drops multicast and never meets a stranger's router of the same number.
/// VRRP version 3 has no authentication (RFC 5798, 9), and version 2's sends its password in the clear with every packet: it would protect nothing.
/// </para>
/// </summary>
internal static class KeepalivedConfig
{
    public const string Path = "/etc/keepalived/keepalived.conf";

    private const int FirstPriority = 100;
    private const int FailedCheckWeight = -60;

    /// <param name="host">One of the cluster's balancers.</param>
    /// <param name="interfaceName">The interface that has the host's address.</param>
    public static string Write(ClusterSpec spec, Host host, string interfaceName)
    {
        var balancers = spec.AddressHolders.ToList();
        var priority = FirstPriority - Math.Max(0, balancers.FindIndex(balancer => balancer.Name == host.Name) - 1);
        return
            $$"""
            # {{ConfigHeader.Text}}
            global_defs {
                router_id {{host.Name}}
                vrrp_version 3
                enable_script_security
                script_user nobody
            }

            vrrp_script kubernetes_api {
                script "/usr/bin/curl --silent --fail --insecure --max-time 2 --output /dev/null https://{{Loopback(spec)}}:{{spec.Endpoint.Port}}/healthz"
                interval 1
                timeout 3
                fall 2
                rise 2
                weight {{FailedCheckWeight}}
                init_fail
            }

            vrrp_instance kubernetes_api {
                state BACKUP
                interface {{interfaceName}}
                virtual_router_id {{spec.Endpoint.RouterId}}
                priority {{priority}}
                advert_int 1
            {{Unicast(host, balancers)}}    virtual_ipaddress {
                    {{spec.EndpointAddress}}/{{(IsV6(spec) ? 128 : 32)}} dev {{interfaceName}}
                }
                track_script {
                    kubernetes_api
                }
            }

            """;
    }

    private static string Unicast(Host host, List<Host> balancers)
    {
        var peers = balancers.Where(balancer => balancer.Name != host.Name).ToList();
        return peers.Count == 0
            ? ""
            : $$"""
                  unicast_src_ip {{host.Address}}
                  unicast_peer {
              {{string.Concat(peers.Select(peer => $"        {peer.Address}\n"))}}    }

              """;
    }

    private static string Loopback(ClusterSpec spec) => IsV6(spec) ? "[::1]" : "127.0.0.1";

    private static bool IsV6(ClusterSpec spec) => spec.EndpointAddress.AddressFamily == AddressFamily.InterNetworkV6;
}
