using System.Net;
using System.Net.Sockets;
using Kubewright.Core.Spec;

namespace Kubewright.Provisioning.Config;

/// <summary>
/// nginx's configuration, the whole of /etc/nginx/nginx.conf: connections to the endpoint are passed on by the stream module. nginx finds a dead API server
/// only by a connection that fails; it then asks the next one, and leaves the dead one out for a while.
/// </summary>
internal static class NginxConfig
{
    public const string Path = "/etc/nginx/nginx.conf";

    public static string Write(ClusterSpec spec) =>
        $$"""
        # {{ConfigHeader.Text}}
        # No user: the one that each distribution builds in exists there, with its group.
        worker_processes auto;
        worker_rlimit_nofile 65536;
        pid /run/nginx.pid;
        error_log /var/log/nginx/error.log;

        # Where the families' packages say how the stream module is loaded: Debian, then Red Hat.
        include /etc/nginx/modules-enabled/*.conf;
        include /usr/share/nginx/modules/*.conf;

        events {
            worker_connections 16384;
        }

        stream {
            upstream kubernetes_api {
                least_conn;
        {{Servers(spec)}}    }

            server {
                listen {{Listen(spec)}} so_keepalive=on;
                proxy_pass kubernetes_api;
                proxy_connect_timeout 1s;
                # Watches may be silent for minutes.
                proxy_timeout 10m;
                proxy_socket_keepalive on;
            }
        }

        """;

    private static string Servers(ClusterSpec spec) => string.Concat(spec.ControlPlanes
        .Select(host => new IPEndPoint(host.Address, KubeadmConfig.ApiServerPort))
        .Select(server => $"        server {server} max_fails=2 fail_timeout=3s;\n"));

    private static string Listen(ClusterSpec spec) =>
        spec.EndpointAddress.AddressFamily == AddressFamily.InterNetworkV6 ? $"[::]:{spec.Endpoint.Port} ipv6only=off" : $"{spec.Endpoint.Port}";
}
