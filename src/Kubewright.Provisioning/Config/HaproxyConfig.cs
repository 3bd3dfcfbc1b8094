using System.Net;
using System.Net.Sockets;
using Kubewright.Core.Hosts;
using Kubewright.Core.Spec;

namespace Kubewright.Provisioning.Config;

/// <summary>
/// HAProxy's configuration, /etc/haproxy/haproxy.cfg: connections to the endpoint go to an API server that is ready.
/// <para>
/// Sessions of a server that is down are ended: behind a proxy that keeps them open, kubelets would talk to a dead host until their own time limit. A check
/// may take three seconds, because an API server answers late while etcd elects a leader, and must not be dropped for that.
/// </para>
/// <para>
/// A reload leaves open connections to the process that had them, which checks nobody any more: it ends after half a minute, and clients come back to the new one.
/// </para>
/// </summary>
internal static class HaproxyConfig
{
    public const string Path = "/etc/haproxy/haproxy.cfg";

    public static string Write(ClusterSpec spec) => Write(spec, spec.ControlPlanes);

    /// <param name="controlPlanes">Those that connections are passed on to.</param>
    public static string Write(ClusterSpec spec, IEnumerable<Host> controlPlanes) =>
        $"""
        # {ConfigHeader.Text}
        global
            log stdout format raw daemon notice
            user haproxy
            group haproxy
            maxconn 4000{(spec.Endpoint.Kind == EndpointKind.Local ? "\n    hard-stop-after 30s" : "")}

        defaults
            mode tcp
            log global
            option dontlognull
            option clitcpka
            option srvtcpka
            option redispatch 1
            retries 2
            timeout connect 1s
            timeout check 3s
            timeout queue 5s
            # Watches may be silent for minutes, an open kubectl exec for hours.
            timeout client 15m
            timeout server 15m
            timeout tunnel 4h

        frontend kubernetes_api
            bind {Bind(spec)}
            default_backend kubernetes_api

        backend kubernetes_api
            balance leastconn
            option httpchk GET /readyz
            http-check expect status 200
            default-server check check-ssl verify none inter 1s fastinter 500ms fall 2 rise 1 on-marked-down shutdown-sessions
        {string.Concat(controlPlanes.Select(host => $"    server {host.Name} {KubeadmConfig.ApiServerOf(host)}\n"))}
        """;

    private static string Bind(ClusterSpec spec) => (spec.Endpoint.Kind, spec.EndpointAddress.AddressFamily) switch
    {
        (EndpointKind.Local, _) => $"{new IPEndPoint(spec.EndpointAddress, spec.Endpoint.Port)}",
        (_, AddressFamily.InterNetworkV6) => $":::{spec.Endpoint.Port} v4v6",
        _ => $"*:{spec.Endpoint.Port}",
    };
}
