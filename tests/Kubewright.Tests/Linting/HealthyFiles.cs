using Kubewright.Linting;

namespace Kubewright.Tests.Linting;

/// <summary>Files in which no rule finds anything, as people write them, in sets that belong together.</summary>
internal static class HealthyFiles
{
    public const string Balancers = "balancers";
    public const string Old = "old";
    public const string KubeVip = "kube-vip";
    public const string Joining = "joining";

    public static IReadOnlyList<string> Sets => [Balancers, Old, KubeVip, Joining];

    public static IReadOnlyList<LintInput> Of(string set) => set switch
    {
        Balancers =>
        [
            new("lb1/keepalived.conf", Keepalived("lb1", 101, "192.168.2.10", "192.168.2.20")),
            new("lb2/keepalived.conf", Keepalived("lb2", 100, "192.168.2.20", "192.168.2.10")),
            new("lb1/nginx.conf", Nginx),
            new("lb2/haproxy.cfg", Haproxy),
            new("kubeadm.yaml", Kubeadm),
            new("config.toml", Containerd3),
        ],
        Old => [new("kubeadm.yaml", OldKubeadm), new("config.toml", Containerd2)],
        KubeVip => [new("kubeadm.yaml", KubeVipKubeadm), new("kube-vip.yaml", KubeVipPod)],
        Joining => [new("kubeadm.yaml", Join), new("kube-vip.yaml", KubeVipPod.Replace("super-admin.conf", "admin.conf", StringComparison.Ordinal))],
        _ => throw new ArgumentOutOfRangeException(nameof(set)),
    };

    public static IReadOnlyList<LintInput> Spoilt(LintFault fault)
    {
        var files = Of(fault.Set).Where(file => !fault.Without.Contains(file.Name)).ToList();
        var at = files.FindIndex(file => file.Name == fault.File);
        return !files[at].Text.Contains(fault.Old, StringComparison.Ordinal)
            ? throw new InvalidOperationException($"{fault.File} has no '{fault.Old}'")
            : [.. files[..at], files[at] with { Text = Replaced(files[at].Text, fault.Old, fault.Wrong) }, .. files[(at + 1)..]];
    }

    private static string Replaced(string text, string old, string by) => text.IndexOf(old, StringComparison.Ordinal) is var at ? text[..at] + by + text[(at + old.Length)..] : text;

    private static string Keepalived(string name, int priority, string own, string peer) =>
        $$"""
        global_defs {
            router_id {{name}}
            enable_script_security
            script_user nobody
        }

        vrrp_script api {
            script "/usr/bin/curl -sfk --max-time 2 -o /dev/null https://127.0.0.1:8443/healthz"
            interval 3
            weight -60
        }

        vrrp_instance VI_1 {
            state BACKUP
            interface ens33
            virtual_router_id 51
            priority {{priority}}
            authentication {
                auth_type PASS
                auth_pass h7Gq2xZp
            }
            unicast_src_ip {{own}}
            unicast_peer {
                {{peer}}
            }
            virtual_ipaddress {
                192.168.2.100/24
            }
            track_script {
                api
            }
        }

        """;

    private const string Nginx =
        """
        worker_processes auto;
        events {
            worker_connections 4096;
        }
        stream {
            upstream k8s {
                server 192.168.2.11:6443 max_fails=2 fail_timeout=3s;
                server 192.168.2.12:6443 max_fails=2 fail_timeout=3s;
                server 192.168.2.13:6443 max_fails=2 fail_timeout=3s;
            }
            server {
                listen 8443;
                proxy_pass k8s;
                proxy_connect_timeout 1s;
                proxy_timeout 10m;
            }
        }
        http {
            server {
                listen 8080;
                location / {
                    proxy_pass http://127.0.0.1:3000;
                }
            }
        }

        """;

    private const string Haproxy =
        """
        global
            maxconn 4000

        defaults
            mode http
            timeout connect 5s
            timeout client 50s
            timeout server 50s

        frontend web
            bind *:80
            default_backend web

        frontend k8s-api
            bind *:8443
            mode tcp
            timeout client 10m
            default_backend k8s-api

        backend web
            server web1 192.168.2.31:8080

        backend k8s-api
            mode tcp
            timeout server 10m
            option httpchk GET /readyz
            http-check expect status 200
            default-server check-ssl verify none inter 3s
            server m1 192.168.2.11:6443 check
            server m2 192.168.2.12:6443 check
            server m3 192.168.2.13:6443 check

        """;

    private const string Kubeadm =
        """
        apiVersion: kubeadm.k8s.io/v1beta4
        kind: InitConfiguration
        bootstrapTokens:
        - token: 9a08jv.c0izixklcxtmnze7
          ttl: 24h0m0s
        localAPIEndpoint:
          advertiseAddress: 192.168.2.11
          bindPort: 6443
        nodeRegistration:
          name: m1
          imagePullPolicy: IfNotPresent
          kubeletExtraArgs:
          - name: node-ip
            value: 192.168.2.11
        ---
        apiVersion: kubeadm.k8s.io/v1beta4
        kind: ClusterConfiguration
        kubernetesVersion: v1.32.0
        controlPlaneEndpoint: 192.168.2.100:8443
        apiServer:
          certSANs: [k8s.example.internal, 192.168.2.100]
          extraArgs:
          - name: audit-log-path
            value: /var/log/audit.log
        networking:
          podSubnet: 10.244.0.0/16
          serviceSubnet: 10.96.0.0/12
        ---
        apiVersion: kubelet.config.k8s.io/v1beta1
        kind: KubeletConfiguration
        cgroupDriver: systemd
        ---
        apiVersion: kubeproxy.config.k8s.io/v1alpha1
        kind: KubeProxyConfiguration
        mode: ipvs

        """;

    private const string Containerd3 =
        """
        version = 3

        [plugins.'io.containerd.cri.v1.images']
          snapshotter = 'overlayfs'
          [plugins.'io.containerd.cri.v1.images'.pinned_images]
            sandbox = 'registry.k8s.io/pause:3.10'
          [plugins.'io.containerd.cri.v1.images'.registry]
            config_path = '/etc/containerd/certs.d'

        [plugins.'io.containerd.cri.v1.runtime'.containerd.runtimes.runc]
          runtime_type = 'io.containerd.runc.v2'
          [plugins.'io.containerd.cri.v1.runtime'.containerd.runtimes.runc.options]
            SystemdCgroup = true   # as the kubelet does

        """;

    private const string OldKubeadm =
        """
        apiVersion: kubeadm.k8s.io/v1beta2
        kind: ClusterConfiguration
        kubernetesVersion: v1.20.2
        controlPlaneEndpoint: "k8s.example.internal:6443"
        dns:
          type: CoreDNS
        useHyperKubeImage: false
        apiServer:
          timeoutForControlPlane: 5m0s
          extraArgs:
            audit-log-path: /var/log/audit.log
        networking:
          podSubnet: 10.244.0.0/16
        ---
        apiVersion: kubelet.config.k8s.io/v1beta1
        kind: KubeletConfiguration
        cgroupDriver: systemd

        """;

    private const string Containerd2 =
        """
        disabled_plugins = []
        version = 2

        [grpc]
          address = "/run/containerd/containerd.sock"

        [plugins]
          [plugins."io.containerd.grpc.v1.cri"]
            sandbox_image = "k8s.gcr.io/pause:3.2"
            systemd_cgroup = false
            [plugins."io.containerd.grpc.v1.cri".containerd]
              default_runtime_name = "runc"
              [plugins."io.containerd.grpc.v1.cri".containerd.runtimes]
                [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
                  runtime_type = "io.containerd.runc.v2"
                  [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
                    SystemdCgroup = true
            [plugins."io.containerd.grpc.v1.cri".registry]
              config_path = "/etc/containerd/certs.d"
              [plugins."io.containerd.grpc.v1.cri".registry.mirrors]

        """;

    private const string KubeVipKubeadm =
        """
        apiVersion: kubeadm.k8s.io/v1beta3
        kind: InitConfiguration
        localAPIEndpoint:
          advertiseAddress: 192.168.0.11
        ---
        apiVersion: kubeadm.k8s.io/v1beta3
        kind: ClusterConfiguration
        kubernetesVersion: 1.30.4
        controlPlaneEndpoint: 192.168.0.10:6443

        """;

    private const string Join =
        """
        apiVersion: kubeadm.k8s.io/v1beta3
        kind: JoinConfiguration
        discovery:
          bootstrapToken:
            token: 9a08jv.c0izixklcxtmnze7
            apiServerEndpoint: 192.168.0.10:6443
            caCertHashes: ["sha256:0000000000000000000000000000000000000000000000000000000000000000"]
        controlPlane:
          localAPIEndpoint:
            advertiseAddress: 192.168.0.12

        """;

    private const string KubeVipPod =
        """
        apiVersion: v1
        kind: Pod
        metadata:
          name: kube-vip
          namespace: kube-system
        spec:
          containers:
          - name: kube-vip
            image: ghcr.io/kube-vip/kube-vip:v0.9.1
            args: [manager]
            env:
            - name: vip_arp
              value: "true"
            - name: port
              value: "6443"
            - name: vip_interface
              value: ens33
            - name: vip_subnet
              value: "32"
            - name: vip_leaseduration
              value: "5"
            - name: vip_renewdeadline
              value: "3"
            - name: vip_retryperiod
              value: "1"
            - name: address
              value: 192.168.0.10
            securityContext:
              capabilities:
                add:
                - NET_ADMIN
                - NET_RAW
            volumeMounts:
            - mountPath: /etc/kubernetes/admin.conf
              name: kubeconfig
          hostNetwork: true
          volumes:
          - name: kubeconfig
            hostPath:
              path: /etc/kubernetes/super-admin.conf

        """;
}
