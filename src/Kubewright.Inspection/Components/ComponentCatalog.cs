using Kubewright.Inspection.Description;

namespace Kubewright.Inspection.Components;

/// <summary>What the parts of a cluster are for, what breaks without them, and where to look.</summary>
public static class ComponentCatalog
{
    /// <summary>All components that are explained, in the order in which they are best learned.</summary>
    public static IReadOnlyList<ComponentEntry> All { get; } =
    [
        Entry("kube-apiserver", "kube-apiserver",
            "the only door to the cluster's state: everybody reads and writes through it", "集群状态的唯一入口：所有读写都经过它",
            "nothing can be looked at or changed, and nothing that fails is replaced; pods that run go on running", "无法查看或更改任何东西，故障的 Pod 不会被替换；已运行的 Pod 继续运行",
            "a static pod from /etc/kubernetes/manifests/kube-apiserver.yaml; several may serve at once behind one address; its log: crictl logs, or /var/log/pods", "来自 /etc/kubernetes/manifests/kube-apiserver.yaml 的静态 Pod；可以多个同时在一个地址之后服务；日志：crictl logs 或 /var/log/pods"),
        Entry("etcd", "etcd",
            "keeps the whole state of the cluster, agreed upon by a majority of its members", "保存集群的全部状态，由多数成员达成一致",
            "without a majority the API cannot write nor read reliably; without its data the cluster is gone", "失去多数时 API 无法可靠读写；数据丢失则集群不复存在",
            "of 3 members 1 may be lost, of 5 two; it wants a fast disk; look with: etcdctl endpoint status --cluster -w table", "3 个成员可丢 1 个，5 个可丢 2 个；需要快速磁盘；查看：etcdctl endpoint status --cluster -w table"),
        Entry("kube-controller-manager", "kube-controller-manager",
            "compares what is wanted with what is, and creates or removes objects until both agree", "比较期望状态与实际状态，并创建或删除对象直到二者一致",
            "deleted pods are not recreated, dead nodes are not noticed, rollouts stand still", "被删除的 Pod 不会重建，失联的节点不会被发现，滚动更新停滞",
            "one of all control planes leads, the others wait: kubectl -n kube-system get lease kube-controller-manager", "所有控制平面节点中只有一个处于领导状态，其余待命：kubectl -n kube-system get lease kube-controller-manager"),
        Entry("kube-scheduler", "kube-scheduler",
            "chooses the node on which each new pod runs", "为每个新 Pod 选择运行的节点",
            "new pods stay Pending without a node", "新 Pod 一直处于 Pending，没有分配节点",
            "one of all control planes leads: kubectl -n kube-system get lease kube-scheduler", "所有控制平面节点中只有一个处于领导状态：kubectl -n kube-system get lease kube-scheduler"),
        Entry("kubelet", "kubelet",
            "runs on every node as a service and starts the containers that the node should have", "以系统服务形式运行在每个节点上，启动该节点应有的容器",
            "the node becomes NotReady, and after five minutes its pods are replaced elsewhere", "节点变为 NotReady，约五分钟后其 Pod 会在别处重建",
            "it also reads static pods from a folder, without any API; look with: journalctl -u kubelet", "它还会从目录读取静态 Pod，无需 API；查看：journalctl -u kubelet"),
        Entry("container-runtime", "containerd / CRI-O / Docker",
            "pulls images and runs containers for the kubelet", "为 kubelet 拉取镜像并运行容器",
            "no container can be started or stopped on the node", "节点上无法启动或停止任何容器",
            "look with: systemctl status containerd; crictl ps -a", "查看：systemctl status containerd；crictl ps -a"),
        Entry("kube-proxy", "kube-proxy",
            "writes rules on every node that lead a service's address to its pods", "在每个节点上写入规则，把 Service 地址引到它的 Pod",
            "addresses of services are stale or lead nowhere on that node", "该节点上的 Service 地址失效或不可达",
            "modes are iptables, ipvs and nftables; Cilium and others can take its place", "模式有 iptables、ipvs 和 nftables；Cilium 等可以取代它"),
        Entry("coredns", "CoreDNS",
            "answers names of services and pods inside the cluster", "在集群内解析 Service 和 Pod 的名称",
            "pods cannot find anything by name, which looks like everything being broken", "Pod 无法通过名称找到任何东西，看起来像一切都坏了",
            "its own address is a service's, so it needs kube-proxy and the pod network: kubectl -n kube-system logs -l k8s-app=kube-dns", "它自己的地址也是 Service 地址，因此依赖 kube-proxy 和 Pod 网络：kubectl -n kube-system logs -l k8s-app=kube-dns"),
        Entry("pod-network", "CNI",
            "gives every pod an address that all others reach, on whatever node they are", "为每个 Pod 分配地址，使其可被任意节点上的其他 Pod 访问",
            "nodes are NotReady or pods stay in ContainerCreating; pods on different nodes do not reach each other", "节点 NotReady，或 Pod 停在 ContainerCreating；不同节点的 Pod 互不可达",
            "the runtime takes the first file in /etc/cni/net.d", "容器运行时使用 /etc/cni/net.d 中的第一个文件"),
        Entry("calico", "Calico",
            "a pod network with network policies; calico-node runs on every node", "支持网络策略的 Pod 网络；每个节点运行 calico-node",
            "pods on a node whose calico-node is not ready get no address or lose their routes", "calico-node 未就绪的节点上，Pod 得不到地址或丢失路由",
            "tigera-operator installs it in calico-system; manifests install it in kube-system; kube-controllers only clean up", "tigera-operator 将它安装在 calico-system；清单方式安装在 kube-system；kube-controllers 只负责清理"),
        Entry("kube-vip", "kube-vip",
            "moves the API's virtual address between control planes", "在控制平面节点之间迁移 API 的虚拟地址",
            "when the holder is lost, the address is lost, though API servers serve", "持有者故障时虚拟地址丢失，尽管 API 服务器仍在服务",
            "it elects its leader through the API itself, so it cannot come up before the first API server", "它通过 API 本身选举，因此在第一个 API 服务器之前无法启动"),
        Entry("keepalived", "keepalived",
            "moves a virtual address between hosts by VRRP, with no need of an API", "通过 VRRP 在主机之间迁移虚拟地址，不依赖 API",
            "when the holder is lost, the address is lost", "持有者故障时虚拟地址丢失",
            "peers must agree on router id and address; a check's weight must be larger than the gap of the priorities", "各节点的 router id 与地址必须一致；检查脚本的 weight 必须大于优先级之差"),
        Entry("load-balancer", "HAProxy / nginx",
            "passes connections to the API on to one of the API servers that work", "把到 API 的连接转发到某个正常的 API 服务器",
            "clients of its address reach no API", "使用该地址的客户端无法访问 API",
            "it should ask /readyz of each server, not only whether the port is open", "应检查每个服务器的 /readyz，而不只是端口是否打开"),
    ];

    /// <summary>The entry with an id; null where it is not explained.</summary>
    public static ComponentEntry? Find(string id) => All.FirstOrDefault(entry => entry.Id == id);

    private static ComponentEntry Entry(string id, string name, string purpose, string purposeChinese, string without, string withoutChinese, string more, string moreChinese) =>
        new() { Id = id, Name = name, Purpose = new Phrase(purpose, purposeChinese), Without = new Phrase(without, withoutChinese), More = new Phrase(more, moreChinese) };
}
