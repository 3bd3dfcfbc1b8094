namespace Kubewright.Tests.Linting;

/// <summary>Faults of keepalived, nginx and HAProxy.</summary>
internal static class BalancerFaults
{
    private const string Lb1 = "lb1/keepalived.conf";
    private const string Lb2 = "lb2/keepalived.conf";
    private const string Nginx = "lb1/nginx.conf";
    private const string Haproxy = "lb2/haproxy.cfg";
    private const string Check = "script \"/usr/bin/curl -sfk --max-time 2 -o /dev/null https://127.0.0.1:8443/healthz\"";

    public static IReadOnlyList<LintFault> All { get; } =
    [
        Of("keepalived-weight-too-small", "the peer's priority is just one less, and so is the weight", Lb1, "weight -60", "weight -1", "lb1/keepalived.conf:10") with { Corrected = "    weight -60\n" },
        Of("keepalived-weight-too-small", "the peers are further apart than the weight", Lb1, "priority 101", "priority 200", "lb1/keepalived.conf:10", "lb2/keepalived.conf:10") with { Corrected = "    weight -110\n" },
        Of("keepalived-weight-too-small", "alone, with a weight smaller than usual gaps", Lb1, "weight -60", "weight -2", "lb1/keepalived.conf:10") with { Without = [Lb2], Corrected = "    weight -60\n" },
        Of("keepalived-weight-too-small", "the weight is at the instance", Lb1, "        api\n", "        api weight -1\n", "lb1/keepalived.conf:30") with { Corrected = "        api weight -60\n" },
        Of("keepalived-addresses-differ", "the second host has another address", Lb2, "192.168.2.100/24", "192.168.2.200/24", "lb2/keepalived.conf:27") with { IsLeft = true },
        Of("keepalived-router-ids-differ", "the second host has another number", Lb2, "virtual_router_id 51", "virtual_router_id 52", "lb2/keepalived.conf:16") with { Corrected = "virtual_router_id 51\n" },
        Of("keepalived-same-priority", "the file was copied", Lb2, "state BACKUP\n    interface ens33\n    virtual_router_id 51\n    priority 100", "state MASTER\n    interface ens33\n    virtual_router_id 51\n    priority 101", "lb2/keepalived.conf:17") with { Corrected = "priority 100\n" },
        Of("keepalived-address-outside-network", "the address is of another network", Lb1, "192.168.2.100/24", "192.168.3.100/24", "lb1/keepalived.conf:27") with { IsLeft = true, Without = [Lb2, Nginx, Haproxy, "kubeadm.yaml"] },
        Of("keepalived-address-outside-network", "no prefix, and nothing in common", Lb1, "192.168.2.100/24", "10.0.0.100", "lb1/keepalived.conf:27") with { IsLeft = true, Without = [Lb2, Nginx, Haproxy, "kubeadm.yaml"] },
        Of("keepalived-trivial-password", "the sample's password", Lb1, "auth_pass h7Gq2xZp", "auth_pass 1111", "lb1/keepalived.conf:20") with { IsLeft = true },
        Of("keepalived-password-cut", "nine letters", Lb1, "auth_pass h7Gq2xZp", "auth_pass h7Gq2xZpKKK", "lb1/keepalived.conf:20") with { Corrected = "auth_pass h7Gq2xZp\n" },
        Of("keepalived-no-check", "the check is there and nobody follows it", Lb1, "    track_script {\n        api\n    }\n", "", "lb1/keepalived.conf:13") with { Corrected = "    track_script {\n        api\n    }\n}\n" },
        Of("keepalived-no-check", "only a comment names the check", Lb1, "    track_script {\n        api\n    }\n", "    # track_script { api }\n", "lb1/keepalived.conf:13"),
        Of("keepalived-check-looks-at-process", "the process is looked for", Lb1, Check, "script \"/usr/bin/killall -0 nginx\"", "lb1/keepalived.conf:8") with { Corrected = "--output /dev/null https://127.0.0.1:8443/healthz\"\n" },
        Of("keepalived-check-looks-at-process", "without the balancer's file its port is not known", Lb1, Check, "script \"pidof haproxy\"", "lb1/keepalived.conf:8") with { IsLeft = true, Without = [Nginx, Haproxy] },
        Of("keepalived-scripts-unsecured", "scripts run as root", Lb1, "    enable_script_security\n    script_user nobody\n", "", "lb1/keepalived.conf:1") with { Corrected = "    enable_script_security\n    script_user nobody\n}\n" },
        Of("keepalived-scripts-unsecured", "no global_defs", Lb1, "global_defs {\n    router_id lb1\n    enable_script_security\n    script_user nobody\n}\n\n", "", "lb1/keepalived.conf:1") with { Corrected = "global_defs {\n    enable_script_security\n    script_user nobody\n}\n\nvrrp_script api {\n" },
        Of("keepalived-peer-missing", "a host was replaced, and not in this file", Lb1, "        192.168.2.20\n", "        192.168.2.30\n", "lb1/keepalived.conf:23") with { Corrected = "        192.168.2.30\n        192.168.2.20\n" },
        Of("keepalived-script-undefined", "the name is misspelt", Lb1, "        api\n", "        apis\n", "lb1/keepalived.conf:30") with { Corrected = "        api\n" },
        Of("keepalived-script-undefined", "there is nothing of that name", Lb1, "        api\n", "        check_nginx\n", "lb1/keepalived.conf:30") with { IsLeft = true },
        Of("keepalived-check-not-given", "the script's file was not given", Lb1, Check, "script \"/etc/keepalived/check.sh\"", "lb1/keepalived.conf:8") with { IsLeft = true },
        Of("balancer-one-server", "two servers were forgotten", Nginx, "        server 192.168.2.12:6443 max_fails=2 fail_timeout=3s;\n        server 192.168.2.13:6443 max_fails=2 fail_timeout=3s;\n", "", "lb1/nginx.conf:6") with { IsLeft = true },
        Of("balancer-takes-api-server-port", "nginx on the port of the API server beside it", Nginx, "192.168.2.11:6443 max_fails=2 fail_timeout=3s;", "127.0.0.1:8443 max_fails=2 fail_timeout=3s;", "lb1/nginx.conf:12") with { IsLeft = true },
        Of("balancer-takes-api-server-port", "HAProxy where a control plane may be", Haproxy, "bind *:8443", "bind *:6443", "lb2/haproxy.cfg:15") with { IsLeft = true, Without = [Lb1, Lb2, Nginx, "kubeadm.yaml"] },
        Of("balancer-ports-differ", "the second balancer has another port", Haproxy, "bind *:8443", "bind *:8444", "lb2/haproxy.cfg:15") with { IsLeft = true },
        Of("nginx-no-timeouts", "no times at all", Nginx, "        proxy_connect_timeout 1s;\n        proxy_timeout 10m;\n", "", "lb1/nginx.conf:11") with { Corrected = "proxy_pass k8s;\n        proxy_connect_timeout 1s;\n        proxy_timeout 10m;\n    }\n" },
        Of("nginx-no-timeouts", "one of the two", Nginx, "        proxy_connect_timeout 1s;\n", "", "lb1/nginx.conf:11") with { Corrected = "        proxy_connect_timeout 1s;\n" },
        Of("nginx-timeout-too-short", "30 seconds", Nginx, "proxy_timeout 10m", "proxy_timeout 30s", "lb1/nginx.conf:15") with { Corrected = "proxy_timeout 10m;\n" },
        Of("nginx-no-failure-limits", "a server without", Nginx, "192.168.2.12:6443 max_fails=2 fail_timeout=3s", "192.168.2.12:6443", "lb1/nginx.conf:8") with { Corrected = "192.168.2.12:6443 max_fails=2 fail_timeout=3s;\n" },
        Of("nginx-no-failure-limits", "a server that is never left out", Nginx, "192.168.2.12:6443 max_fails=2", "192.168.2.12:6443 weight=2 max_fails=0", "lb1/nginx.conf:8") with { Corrected = "192.168.2.12:6443 weight=2 max_fails=2 fail_timeout=3s;\n" },
        Of("nginx-terminates-tls", "the API server is proxied as a web page", Nginx, "http://127.0.0.1:3000", "https://192.168.2.11:6443", "lb1/nginx.conf:22") with { IsLeft = true },
        Of("nginx-few-connections", "Debian's default", Nginx, "worker_connections 4096", "worker_connections 768", "lb1/nginx.conf:3") with { Corrected = "worker_rlimit_nofile 65536;\nevents {\n    worker_connections 16384;\n" },
        Of("nginx-few-connections", "nothing is said", Nginx, "    worker_connections 4096;\n", "", "lb1/nginx.conf:2") with { Corrected = "    worker_connections 16384;\n" },
        Of("haproxy-no-timeouts", "no times at all", Haproxy, "    timeout connect 5s\n    timeout client 50s\n    timeout server 50s\n", "", "lb2/haproxy.cfg:20") with { Corrected = "defaults\n    mode http\n    timeout connect 1s\n" },
        Of("haproxy-timeout-too-short", "the defaults of the package", Haproxy, "    timeout server 10m\n", "", "lb2/haproxy.cfg:8") with { Corrected = "timeout server 10m\n" },
        Of("haproxy-timeout-too-short", "a number alone counts milliseconds", Haproxy, "timeout client 10m", "timeout client 50000", "lb2/haproxy.cfg:17") with { Corrected = "timeout client 10m\n" },
        Of("haproxy-mode-http", "the defaults' mode", Haproxy, "backend k8s-api\n    mode tcp\n", "backend k8s-api\n", "lb2/haproxy.cfg:23") with { Corrected = "backend k8s-api\n    mode tcp\n" },
        Of("haproxy-mode-http", "its own mode", Haproxy, "bind *:8443\n    mode tcp", "bind *:8443\n    mode http", "lb2/haproxy.cfg:16") with { Corrected = "bind *:8443\n    mode tcp\n" },
        Of("haproxy-server-unchecked", "one server without", Haproxy, "m2 192.168.2.12:6443 check", "m2 192.168.2.12:6443", "lb2/haproxy.cfg:30") with { Corrected = "server m2 192.168.2.12:6443 check\n" },
        Of("haproxy-check-tcp-only", "no request is made", Haproxy, "    option httpchk GET /readyz\n    http-check expect status 200\n    default-server check-ssl verify none inter 3s\n", "", "lb2/haproxy.cfg:23") with
        {
            Corrected = "    option httpchk GET /readyz\n    http-check expect status 200\n    default-server check-ssl verify none\n    server m1",
        },
        Of("haproxy-check-without-tls", "the request is made in the clear", Haproxy, "    default-server check-ssl verify none inter 3s\n", "", "lb2/haproxy.cfg:26") with { Corrected = "    default-server check-ssl verify none\n    server m1" },
    ];

    private static LintFault Of(string rule, string happened, string file, string old, string wrong, params IReadOnlyList<string> places) => new(rule, happened, HealthyFiles.Balancers, file, old, wrong, places);
}
