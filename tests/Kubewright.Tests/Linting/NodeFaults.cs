namespace Kubewright.Tests.Linting;

/// <summary>Faults of kubeadm, containerd and kube-vip.</summary>
internal static class NodeFaults
{
    private const string Kubeadm = "kubeadm.yaml";
    private const string Containerd = "config.toml";
    private const string Pod = "kube-vip.yaml";
    private const string Balancers = HealthyFiles.Balancers;
    private const string Old = HealthyFiles.Old;
    private const string KubeVip = HealthyFiles.KubeVip;
    private const string Joining = HealthyFiles.Joining;

    public static IReadOnlyList<LintFault> All { get; } =
    [
        new("kubeadm-sample-token", "the token stands first", Balancers, Kubeadm, "9a08jv.c0izixklcxtmnze7", "abcdef.0123456789abcdef", "kubeadm.yaml:4") { Corrected = "bootstrapTokens:\n- ttl: 24h0m0s\nlocalAPIEndpoint:" },
        new("kubeadm-sample-token", "nothing else is said of tokens", Balancers, Kubeadm, "- token: 9a08jv.c0izixklcxtmnze7\n  ttl: 24h0m0s\n", "- token: abcdef.0123456789abcdef\n", "kubeadm.yaml:4") { Corrected = "kind: InitConfiguration\nlocalAPIEndpoint:" },
        new("kubeadm-sample-token", "of a host that joins", Joining, Kubeadm, "9a08jv.c0izixklcxtmnze7", "abcdef.0123456789abcdef", "kubeadm.yaml:5") { IsLeft = true },
        new("kubeadm-placeholder-address", "not filled in", Balancers, Kubeadm, "advertiseAddress: 192.168.2.11", "advertiseAddress: 1.2.3.4", "kubeadm.yaml:7") { IsLeft = true },
        new("kubeadm-placeholder-name", "not filled in", Balancers, Kubeadm, "name: m1", "name: node", "kubeadm.yaml:10") { Corrected = "nodeRegistration:\n  imagePullPolicy: IfNotPresent\n" },
        new("kubeadm-endpoint-missing", "forgotten", Balancers, Kubeadm, "controlPlaneEndpoint: 192.168.2.100:8443\n", "", "kubeadm.yaml:16") { Corrected = "controlPlaneEndpoint: \"192.168.2.100:8443\"\n---\n" },
        new("kubeadm-endpoint-missing", "nothing tells what it has to be", Old, Kubeadm, "controlPlaneEndpoint: \"k8s.example.internal:6443\"\n", "", "kubeadm.yaml:1") { IsLeft = true },
        new("kubeadm-endpoint-is-one-node", "the first node's", Balancers, Kubeadm, "192.168.2.100:8443", "192.168.2.11:6443", "kubeadm.yaml:19") { Corrected = "controlPlaneEndpoint: \"192.168.2.100:8443\"\n" },
        new("kubeadm-endpoint-differs", "nobody holds it", Balancers, Kubeadm, "192.168.2.100:8443", "192.168.2.101:8443", "kubeadm.yaml:19") { Corrected = "controlPlaneEndpoint: \"192.168.2.100:8443\"\n" },
        new("kubeadm-address-not-in-certificate", "a name leads to it, and the certificate has only that", Balancers, Kubeadm, "controlPlaneEndpoint: 192.168.2.100:8443\napiServer:\n  certSANs: [k8s.example.internal, 192.168.2.100]", "controlPlaneEndpoint: k8s.example.internal:8443\napiServer:\n  certSANs: [k8s.example.internal]", "kubeadm.yaml:21") { Corrected = "certSANs: [k8s.example.internal, \"192.168.2.100\"]\n" },
        new("kubeadm-address-not-in-certificate", "there are no names at all", Balancers, Kubeadm, "controlPlaneEndpoint: 192.168.2.100:8443\napiServer:\n  certSANs: [k8s.example.internal, 192.168.2.100]", "controlPlaneEndpoint: k8s.example.internal:8443\napiServer:", "kubeadm.yaml:16") { Corrected = "  certSANs:\n  - \"192.168.2.100\"\n" },
        new("kubeadm-endpoint-port-unserved", "kubeadm's own port", Balancers, Kubeadm, "192.168.2.100:8443", "192.168.2.100", "kubeadm.yaml:19") { Corrected = "controlPlaneEndpoint: \"192.168.2.100:8443\"\n" },
        new("kubeadm-key-of-other-version", "v1beta2's DNS type", Balancers, Kubeadm, "networking:", "useHyperKubeImage: false\nnetworking:", "kubeadm.yaml:25") { Corrected = "/var/log/audit.log\nnetworking:" },
        new("kubeadm-key-of-other-version", "a time limit where it was before v1beta4", Balancers, Kubeadm, "apiServer:\n", "apiServer:\n  timeoutForControlPlane: 6m0s\n", "kubeadm.yaml:21") { Corrected = "    value: 192.168.2.11\ntimeouts:\n  controlPlaneComponentHealthCheck: 6m0s\n---\n" },
        new("kubeadm-key-of-other-version", "v1beta4's validity in v1beta2", Old, Kubeadm, "networking:", "certificateValidityPeriod: 8760h\nnetworking:", "kubeadm.yaml:12") { IsLeft = true },
        new("kubeadm-key-of-other-version", "v1beta4's time limits in v1beta3", Joining, Kubeadm, "controlPlane:", "timeouts: {discovery: 5m0s}\ncontrolPlane:", "kubeadm.yaml:8", "kubeadm.yaml:8") { IsLeft = true },
        new("kubeadm-unknown-key", "misspelt", Balancers, Kubeadm, "podSubnet", "podSubNets", "kubeadm.yaml:26") { Corrected = "  podSubnet: 10.244.0.0/16\n" },
        new("kubeadm-unknown-key", "anything", Balancers, Kubeadm, "networking:", "loadBalancer: true\nnetworking:", "kubeadm.yaml:25") { IsLeft = true },
        new("kubeadm-arguments-in-wrong-form", "a map in v1beta4", Balancers, Kubeadm, "  extraArgs:\n  - name: audit-log-path\n    value: /var/log/audit.log\n", "  extraArgs:\n    audit-log-maxage: 30   # days\n    audit-log-path: \"/var/log/audit.log\"\n", "kubeadm.yaml:22") { Corrected = "  extraArgs:\n    - name: audit-log-maxage\n      value: \"30\"   # days\n    - name: audit-log-path\n      value: \"/var/log/audit.log\"\n" },
        new("kubeadm-arguments-in-wrong-form", "a list in v1beta2", Old, Kubeadm, "  extraArgs:\n    audit-log-path: /var/log/audit.log\n", "  extraArgs:\n  - name: audit-log-path\n    value: /var/log/audit.log\n", "kubeadm.yaml:10") { Corrected = "  extraArgs:\n    audit-log-path: \"/var/log/audit.log\"\n" },
        new("kubeadm-api-version-unfit", "too old a version for v1beta4", Balancers, Kubeadm, "v1.32.0", "v1.30.0", "kubeadm.yaml:1", "kubeadm.yaml:16") { IsLeft = true },
        new("kubeadm-api-version-unfit", "too new a version for v1beta2", Old, Kubeadm, "v1.20.2", "v1.32.0", "kubeadm.yaml:1") { IsLeft = true },
        new("kubeadm-api-version-unfit", "no version at all", Old, Kubeadm, "kubeadm.k8s.io/v1beta2", "kubeadm.k8s.io/v1beta9", "kubeadm.yaml:1") { IsLeft = true },
        new("kubeadm-networks-overlap", "pods have services' addresses", Balancers, Kubeadm, "podSubnet: 10.244.0.0/16", "podSubnet: 10.96.0.0/16", "kubeadm.yaml:27") { IsLeft = true },
        new("kubeadm-networks-overlap", "pods have hosts' addresses", Balancers, Kubeadm, "podSubnet: 10.244.0.0/16", "podSubnet: 192.168.0.0/16", "kubeadm.yaml:26", "kubeadm.yaml:26") { IsLeft = true },
        new("kubeadm-cgroup-driver-not-systemd", "cgroupfs", Balancers, Kubeadm, "cgroupDriver: systemd", "cgroupDriver: cgroupfs", "kubeadm.yaml:31") { Corrected = "cgroupDriver: systemd\n" },
        new("kubeadm-cgroup-driver-not-systemd", "nothing is said, before 1.22", Old, Kubeadm, "cgroupDriver: systemd", "maxPods: 200", "kubeadm.yaml:15") { Corrected = "maxPods: 200\ncgroupDriver: systemd\n" },
        new("containerd-version-missing", "forgotten", Balancers, Containerd, "version = 3\n", "", "config.toml:1") { Corrected = "version = 3\n[plugins.'io.containerd.cri.v1.images']\n" },
        new("containerd-version-missing", "names of version 1", Old, Containerd, "version = 2\n\n", "[plugins.cri]\n", "config.toml:1") { IsLeft = true },
        new("containerd-plugin-of-other-version", "version 2's names in a file of version 3", Old, Containerd, "version = 2", "version = 3", "config.toml:8") { Corrected = "version = 2\n" },
        new("containerd-plugin-of-other-version", "version 3's names in a file of version 2", Balancers, Containerd, "version = 3", "version = 2", "config.toml:3") { Corrected = "version = 3\n" },
        new("containerd-plugin-of-other-version", "both", Balancers, Containerd, "\n[plugins.'io.containerd.cri.v1.runtime'", "\n[plugins.\"io.containerd.grpc.v1.cri\"]\n  sandbox_image = \"x\"\n\n[plugins.'io.containerd.cri.v1.runtime'", "config.toml:10") { IsLeft = true },
        new("containerd-systemd-cgroup-off", "false", Balancers, Containerd, "SystemdCgroup = true", "SystemdCgroup = false", "config.toml:13") { Corrected = "    SystemdCgroup = true   # as the kubelet does\n" },
        new("containerd-systemd-cgroup-off", "forgotten", Old, Containerd, "            SystemdCgroup = true\n", "            BinaryName = \"runc\"\n", "config.toml:16") { Corrected = "            SystemdCgroup = true\n            BinaryName = \"runc\"\n" },
        new("containerd-systemd-cgroup-off", "no table for it", Balancers, Containerd, "  [plugins.'io.containerd.cri.v1.runtime'.containerd.runtimes.runc.options]\n    SystemdCgroup = true   # as the kubelet does\n", "", "config.toml:10") { Corrected = "\n[plugins.\"io.containerd.cri.v1.runtime\".containerd.runtimes.runc.options]\n  SystemdCgroup = true\n" },
        new("containerd-systemd-cgroup-misplaced", "at the plugin", Old, Containerd, "systemd_cgroup = false", "SystemdCgroup = true", "config.toml:10"),
        new("containerd-systemd-cgroup-misplaced", "the plugin's old key", Old, Containerd, "systemd_cgroup = false", "systemd_cgroup = true", "config.toml:10"),
        new("containerd-systemd-cgroup-misplaced", "in version 2's table of a file of version 3", Balancers, Containerd, "[plugins.'io.containerd.cri.v1.runtime'.containerd.runtimes.runc.options]", "[plugins.\"io.containerd.grpc.v1.cri\".containerd.runtimes.runc.options]", "config.toml:13") { Corrected = "\n[plugins.\"io.containerd.cri.v1.runtime\".containerd.runtimes.runc.options]\n  SystemdCgroup = true\n" },
        new("containerd-sandbox-image-differs", "another version", Balancers, Containerd, "pause:3.10", "pause:3.9", "config.toml:6") { Corrected = "    sandbox = \"registry.k8s.io/pause:3.10\"\n" },
        new("containerd-sandbox-image-differs", "forgotten", Old, Containerd, "    sandbox_image = \"k8s.gcr.io/pause:3.2\"\n", "", "config.toml:8") { Corrected = "    sandbox_image = \"k8s.gcr.io/pause:3.2\"\n    systemd_cgroup" },
        new("containerd-sandbox-image-differs", "kubeadm has a repository of its own", Balancers, Kubeadm, "networking:", "imageRepository: registry.example/k8s\nnetworking:", "config.toml:6") { Corrected = "sandbox = \"registry.example/k8s/pause:3.10\"\n" },
        new("containerd-registry-keys-refused", "a mirror beside config_path", Old, Containerd, ".registry.mirrors]\n", ".registry.mirrors.\"docker.io\"]\n            endpoint = [\"https://mirror.example\"]\n", "config.toml:21") { IsLeft = true },
        new("containerd-registry-keys-refused", "a mirror as before 1.5", Old, Containerd, "config_path = \"/etc/containerd/certs.d\"", "mirrors.\"docker.io\".endpoint = [\"https://mirror.example\"]", "config.toml:19") { IsLeft = true },
        new("containerd-cri-disabled", "the package of Docker's repository", Old, Containerd, "disabled_plugins = []", "disabled_plugins = [\"cri\", \"io.containerd.internal.v1.opt\"]", "config.toml:1") { Corrected = "disabled_plugins = [\"io.containerd.internal.v1.opt\"]\n" },
        new("containerd-key-of-other-version", "version 2's key in version 3", Balancers, Containerd, "  [plugins.'io.containerd.cri.v1.images'.pinned_images]\n    sandbox = 'registry.k8s.io/pause:3.10'\n", "  sandbox_image = 'registry.k8s.io/pause:3.10'\n", "config.toml:5") { Corrected = "\n[plugins.\"io.containerd.cri.v1.images\".pinned_images]\n  sandbox = 'registry.k8s.io/pause:3.10'\n" },
        new("containerd-key-of-other-version", "registries at the other half", Balancers, Containerd, "[plugins.'io.containerd.cri.v1.images'.registry]", "[plugins.'io.containerd.cri.v1.runtime'.registry]", "config.toml:8") { IsLeft = true },
        new("containerd-key-of-other-version", "the server's sections in version 4", Balancers, Containerd, "version = 3\n", "version = 4\n[grpc]\n  address = '/run/containerd/containerd.sock'\n", "config.toml:3") { IsLeft = true },
        new("kube-vip-interface-guessed", "the sample's", KubeVip, Pod, "value: ens33", "value: eth0", "kube-vip.yaml:17") { IsLeft = true },
        new("kube-vip-prefix-variable-ignored", "the name before 0.9", KubeVip, Pod, "vip_subnet", "vip_cidr", "kube-vip.yaml:18") { Corrected = "- name: vip_subnet\n" },
        new("kube-vip-admin-conf-before-init", "as before 1.29", KubeVip, Pod, "super-admin.conf", "admin.conf", "kube-vip.yaml:40") { Corrected = "path: /etc/kubernetes/super-admin.conf\n" },
        new("kube-vip-super-admin-conf-left", "on a host that joins", Joining, Pod, "path: /etc/kubernetes/admin.conf", "path: /etc/kubernetes/super-admin.conf", "kube-vip.yaml:40") { Corrected = "path: /etc/kubernetes/admin.conf\n" },
        new("kube-vip-super-admin-conf-left", "alone, so that init may still run", Joining, Pod, "path: /etc/kubernetes/admin.conf", "path: /etc/kubernetes/super-admin.conf", "kube-vip.yaml:40") { IsLeft = true, Without = [Kubeadm] },
        new("kube-vip-host-aliases", "as kube-vip itself writes it", KubeVip, Pod, "  hostNetwork: true\n", "  hostAliases:\n  - hostnames: [kubernetes]\n    ip: 127.0.0.1\n  hostNetwork: true\n", "kube-vip.yaml:36") { IsLeft = true },
        new("kube-vip-lease-times-inconsistent", "renewal as long as the lease", KubeVip, Pod, "value: \"3\"", "value: \"5\"", "kube-vip.yaml:21") { Corrected = "value: \"3\"\n" },
        new("kube-vip-address-missing", "a placeholder", KubeVip, Pod, "value: 192.168.0.10", "value: <VIP>", "kube-vip.yaml:27") { IsLeft = true },
        new("kube-vip-address-missing", "not there", KubeVip, Pod, "    - name: address\n      value: 192.168.0.10\n", "", "kube-vip.yaml:12") { IsLeft = true },
        new("kube-vip-capabilities-missing", "one of both", KubeVip, Pod, "        - NET_RAW\n", "", "kube-vip.yaml:31") { Corrected = "        - NET_ADMIN\n        - NET_RAW\n" },
        new("kube-vip-capabilities-missing", "none", KubeVip, Pod, "    securityContext:\n      capabilities:\n        add:\n        - NET_ADMIN\n        - NET_RAW\n", "", "kube-vip.yaml:8") { Corrected = "      name: kubeconfig\n    securityContext:\n      capabilities:\n        add:\n        - NET_ADMIN\n        - NET_RAW\n  hostNetwork" },
        new("kube-vip-image-unpinned", "latest", KubeVip, Pod, ":v0.9.1", ":latest", "kube-vip.yaml:9") { IsLeft = true },
        new("kube-vip-image-unpinned", "no tag", KubeVip, Pod, ":v0.9.1", "", "kube-vip.yaml:9") { IsLeft = true },
        new("kube-vip-host-network-missing", "forgotten", KubeVip, Pod, "  hostNetwork: true\n", "", "kube-vip.yaml:7") { Corrected = "path: /etc/kubernetes/super-admin.conf\n  hostNetwork: true\n" },
        new("kube-vip-host-network-missing", "false", KubeVip, Pod, "hostNetwork: true", "hostNetwork: false", "kube-vip.yaml:36") { Corrected = "hostNetwork: true\n" },
    ];
}
