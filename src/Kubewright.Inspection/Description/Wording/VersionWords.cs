namespace Kubewright.Inspection.Description.Wording;

internal static class VersionWords
{
    public static Phrase Server(string version) => new($"Kubernetes {version}", $"Kubernetes {version}");

    public static Phrase ServerUnknown => new("the API server's version is not known", "不知道 API 服务器的版本");

    public static Phrase Kubelets(string version, int count) => new($"all {count} kubelets run {version}", $"全部 {count} 个 kubelet 的版本为 {version}");

    public static Phrase KubeletsDiffer(string versions) => new($"kubelets run different versions: {versions}", $"kubelet 版本不一致：{versions}");

    public static Phrase Skew(string node, string kubelet, string server, int allowed) => new(
        $"the kubelet of {node} ({kubelet}) is more than {allowed} minor versions behind the API server ({server}), which is not supported", $"{node} 的 kubelet（{kubelet}）落后 API 服务器（{server}）超过 {allowed} 个次版本，不受支持");

    public static Phrase Newer(string node, string kubelet, string server) => new(
        $"the kubelet of {node} ({kubelet}) is newer than the API server ({server}), which is never supported", $"{node} 的 kubelet（{kubelet}）比 API 服务器（{server}）新，不受支持");

    public static Phrase ServersDiffer(string versions) => new($"API servers run different versions: {versions}", $"API 服务器版本不一致：{versions}");

    public static Phrase Configured(string configured, string running) => new(
        $"kubeadm's configuration says {configured}, and {running} runs", $"kubeadm 配置中的版本是 {configured}，实际运行的是 {running}");

    public static Phrase ConfiguredWhy => new("an upgrade was not finished, or was made without kubeadm; the next kubeadm join would bring the other version", "升级未完成，或未通过 kubeadm 升级；下次 kubeadm join 会使用另一个版本");

    public static Phrase Vendor(string version, string vendor) => new($"{version} is a build of a vendor ('{vendor}'), not of the Kubernetes project", $"{version} 是厂商构建版本（“{vendor}”），并非 Kubernetes 官方构建");

    public static Phrase OperatingSystem => new("operating system", "操作系统");

    public static Phrase Kernel => new("kernel", "内核");

    public static Phrase Runtime => new("container runtime", "容器运行时");

    public static Phrase Architecture => new("architecture", "架构");

    public static Phrase CgroupVersion => new("control groups version", "cgroup 版本");

    public static Phrase CgroupDriver => new("kubelet's cgroup driver", "kubelet 的 cgroup 驱动");

    public static Phrase Labelled(Phrase label, string value) => new($"{label.English}: {value}", $"{label.Chinese}：{value}");

    public static Phrase Mixed(Phrase label, string value) => new($"{label.English} differs: {value}", $"{label.Chinese}不一致：{value}");

    public static Phrase DockerGone => new("Kubernetes removed its own adapter for Docker in 1.24, so cri-dockerd stands between them, or this is a vendor's build", "Kubernetes 1.24 移除了内置的 Docker 适配器，因此中间必有 cri-dockerd，或者这是厂商构建版本");

    public static Phrase DockerLast => new("Kubernetes removes its own adapter for Docker in 1.24: change to containerd before that upgrade", "Kubernetes 1.24 将移除内置的 Docker 适配器：升级到该版本前请改用 containerd");

    public static Phrase CgroupOne => new("control groups version 1 is refused by default from Kubernetes 1.35 on", "从 Kubernetes 1.35 起默认拒绝 cgroup v1");

    public static Phrase DiskFull(string host, string folder, int percent) => new($"{host}: the file system of {folder} is {percent} % full", $"{host}：{folder} 所在文件系统已使用 {percent}%");

    public static Phrase DiskFullWhy => new("from 85 % on kubelets remove images and evict pods; a full disk stops etcd and static pods", "超过 85% 后 kubelet 会清理镜像并驱逐 Pod；磁盘写满会使 etcd 和静态 Pod 停止");
}
