using System.Net;
using System.Net.Sockets;
using Kubewright.Core.Hosts;
using Kubewright.Core.Spec;

namespace Kubewright.Provisioning.Config;

/// <summary>
/// nginx's configuration, the whole of /etc/nginx/nginx.conf: connections to the endpoint are passed on by the stream module. nginx finds a dead API server
/// only by a connection that fails; it then asks the next one, and leaves the dead one out for a while.
/// </summary>
internal static class NginxConfig
{
    public const string Path = "/etc/nginx/nginx.conf";

    public static string Write(ClusterSpec spec) => Write(spec, spec.ControlPlanes);

    /// <param name="controlPlanes">Those that connections are passed on to.</param>
    public static string Write(ClusterSpec spec, IEnumerable<Host> controlPlanes) =>
        $$"""
        # {{ConfigHeader.Text}}
        # No user: the one that each distribution builds in exists there, with its group.
        worker_processes auto;
        worker_rlimit_nofile 65536;
        pid /run/nginx.pid;{{(spec.Endpoint.Kind == EndpointKind.Local ? "\nworker_shutdown_timeout 30s;" : "")}}
        error_log /var/log/nginx/error.log;

        # Where the families' packages say how the stream module is loaded: Debian, then Red Hat.
        include /etc/nginx/modules-enabled/*.conf;
        include /usr/share/nginx/modules/*.conf;

        events {
            worker_connections 16384;
        }

        stream {
            upstream kubernetes_api {
                least_conn;{{(spec.Endpoint.Kind == EndpointKind.Local ? "\n        # One worker's bad luck tells all.\n        zone kubernetes_api 64k;" : "")}}
        {{Servers(controlPlanes)}}    }

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

    private static string Servers(IEnumerable<Host> controlPlanes) => string.Concat(controlPlanes
        .Select(KubeadmConfig.ApiServerOf)
        .Select(server => $"        server {server} max_fails=2 fail_timeout=3s;\n"));

    private static string Listen(ClusterSpec spec) => (spec.Endpoint.Kind, spec.EndpointAddress.AddressFamily) switch
    {
        (EndpointKind.Local, _) => $"{new IPEndPoint(spec.EndpointAddress, spec.Endpoint.Port)}",
        (_, AddressFamily.InterNetworkV6) => $"[::]:{spec.Endpoint.Port} ipv6only=off",
        _ => $"{spec.Endpoint.Port}",
    };
}
