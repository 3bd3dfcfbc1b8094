using Kubewright.Inspection.Evidence;
using Kubewright.Inspection.Pasted;
using Kubewright.Inspection.Pasted.Readers;
using Kubewright.Inspection.Readings;
using Xunit;

namespace Kubewright.Tests.Inspection.Pasted;

public sealed class PastedReadersTests
{
    [Theory]
    [InlineData("s1/walk.txt")]
    [InlineData("s1/walk-wide.txt")]
    [InlineData("s1/other-order.txt")]
    [InlineData("s1/no-commands-crlf.txt")]
    [InlineData("s1/web-page.txt")]
    [InlineData("s1/full-width.txt")]
    [InlineData("s1/wrapped-80.txt")]
    [InlineData("s1/collapsed.txt")]
    [InlineData("s1/tabs.txt")]
    public void Nodes_are_read_however_the_table_came(string name)
    {
        var readings = Read(name).Single(readings => readings.Nodes.Count > 0);

        Assert.Contains(Coverage.Nodes, readings.Covered);
        Assert.Equal(["master1", "master2", "master3"], readings.Nodes.Select(node => node.Name));
        Assert.All(readings.Nodes, node => Assert.Equal(
            (true, "control-plane", "v1.25.16-sp7.2", "Kylin Linux Advanced Server V10 (Lance)", "4.19.90-52.22.v2207.ky10.x86_64", "docker://20.10.24", null, TimeSpan.FromDays(248)),
            (node.IsReady, Assert.Single(node.Roles!), node.KubeletVersion, node.OsImage, node.Kernel, node.Runtime, node.ExternalAddress, node.Age)));
        Assert.Equal("10.20.30.12", readings.Nodes[1].InternalAddress);
    }

    [Theory]
    [InlineData("s1/walk.txt", 18)]
    [InlineData("s1/walk-wide.txt", 18)]
    [InlineData("s1/other-order.txt", 18)]
    [InlineData("s1/no-commands-crlf.txt", 18)]
    [InlineData("s1/web-page.txt", 18)]
    [InlineData("s1/full-width.txt", 18)]
    [InlineData("s1/wrapped-80.txt", 18)]
    [InlineData("s1/collapsed.txt", 18)]
    [InlineData("s1/tabs.txt", 18)]
    public void Pods_are_read_however_the_table_came(string name, int count)
    {
        var readings = Read(name).First(readings => readings.Pods.Count > 1);
        var server = readings.Pods.Single(pod => pod.Name == "kube-apiserver-master1");

        Assert.Equal(count, readings.Pods.Count);
        Assert.Contains(Coverage.SystemPods, readings.Covered);
        Assert.All(readings.Pods, pod => Assert.Equal("kube-system", pod.Namespace));
        Assert.Equal(["etcd-master2", "etcd-master3"], readings.Pods.Select(pod => pod.Name).Where(pod => pod.StartsWith("etcd-", StringComparison.Ordinal)));
        Assert.Equal(
            ("CrashLoopBackOff", 65301, 0, 1, new TimeSpan(0, 2, 13), TimeSpan.FromDays(248), null, false),
            (server.Trouble, server.Restarts, server.ReadyContainers, server.Containers, server.SinceLastRestart, server.Age, server.Phase, server.IsWell));
        Assert.Equal(17, readings.Pods.Count(pod => pod.IsWell == true));
    }

    [Fact]
    public void A_wide_table_tells_nodes_and_addresses()
    {
        var pod = Read("s1/wrapped-80.txt").SelectMany(readings => readings.Pods).Single(pod => pod.Name == "coredns-7b9f6d8c54-4kq7p");

        Assert.Equal(("master2", "10.244.137.66"), (pod.Node, pod.Address));
    }

    [Fact]
    public void Tables_of_all_namespaces_are_told_from_those_of_one()
    {
        var readings = Read("s1/other-order.txt").Single(readings => readings.Covered.Contains(Coverage.AllPods));

        Assert.Equal(["calico-system", "default", "kube-system"], readings.Pods.Select(pod => pod.Namespace).Distinct());
    }

    [Theory]
    [InlineData("kubectl get pods -n kube-system | grep etcd")]
    [InlineData("kubectl get pods -n kube-system -l component=etcd")]
    [InlineData("kubectl get pod -n kube-system etcd-master2 etcd-master3")]
    [InlineData("kubectl -n kube-system get pod/etcd-master2")]
    public void A_list_that_was_narrowed_tells_nothing_of_what_is_not_in_it(string command)
    {
        var readings = Assert.Single(PastedTexts.Readings(PastedTexts.Of($"$ {command}\nNAME           READY   STATUS    RESTARTS   AGE\netcd-master2   1/1     Running   0          1d\netcd-master3   1/1     Running   0          1d\n")));

        Assert.Equal(2, readings.Pods.Count);
        Assert.Empty(readings.Covered);
    }

    [Theory]
    [InlineData("kube-apiserver-a", "kube-proxy-x2k4q")]
    [InlineData("web-1", "web-2")]
    [InlineData("kube-controller-manager-a", "kube-scheduler-a")]
    public void An_excerpt_of_a_list_tells_nothing_of_what_is_not_in_it(string first, string second) => Assert.Empty(
        Assert.Single(PastedTexts.Readings(PastedTexts.Of($"$ kubectl get pods -n kube-system\nNAME   READY   STATUS    RESTARTS   AGE\n{first}   1/1     Running   0          1d\n{second}   1/1     Running   0          1d\n"))).Covered);

    [Theory]
    [InlineData("...")]
    [InlineData("……")]
    [InlineData("（省略）")]
    public void Dots_in_a_table_say_that_there_was_more(string dots)
    {
        var readings = PastedTexts.Of(PastedTexts.Text("s1/walk.txt").Replace("etcd-master2  ", $"{dots}\netcd-master2  ", StringComparison.Ordinal)).Read(PastedReaders.All);

        Assert.Equal(18, readings.Pods.Count);
        Assert.DoesNotContain(Coverage.SystemPods, readings.Covered);
        Assert.Contains(readings.Gaps, gap => gap is { State: EvidenceState.Cut, Command: "kubectl get pods -n kube-system" });
    }

    [Fact]
    public void Get_all_gives_workloads_and_services()
    {
        var readings = Read("s1/other-order.txt");

        Assert.Equal(
            ["DaemonSet kube-system/kube-proxy 3/3", "Deployment kube-system/coredns 2/2", "Deployment kube-system/metrics-server 1/1", "Deployment kube-system/tigera-operator 1/1"],
            readings.SelectMany(some => some.Workloads).Where(workload => workload.Kind != "ReplicaSet").Select(workload => $"{workload.Kind} {workload.Namespace}/{workload.Name} {workload.Ready}/{workload.Desired}"));
        var dns = readings.SelectMany(some => some.Services).Single(service => service.Name == "kube-dns");
        Assert.Equal(("ClusterIP", "10.96.0.10", "53/UDP 53/TCP 9153/TCP"), (dns.Type, dns.ClusterAddress, string.Join(' ', dns.Ports!)));
    }

    [Fact]
    public void Cluster_info_tells_the_endpoint_through_its_colours()
    {
        Assert.Equal("https://k8s.example.com:8443", Assert.Single(Read("s1/walk.txt").SelectMany(readings => readings.Endpoints)).Server);
        Assert.Equal("https://192.168.10.11:6443", Assert.Single(Read("s2/walk.txt").SelectMany(readings => readings.Endpoints)).Server);
    }

    [Fact]
    public void A_described_pod_tells_its_flags_and_how_it_ended()
    {
        var readings = Read("s1/walk.txt").Single(readings => readings.Components.Count > 0);
        var (pod, component) = (Assert.Single(readings.Pods), Assert.Single(readings.Components));

        Assert.Equal(("kube-system", "kube-apiserver-master1", "master1", 65301, 0, 1, "CrashLoopBackOff", true), (pod.Namespace, pod.Name, pod.Node, pod.Restarts, pod.ReadyContainers, pod.Containers, pod.Trouble, pod.IsStatic));
        Assert.StartsWith("ended with exit code 1 (Error)", pod.TroubleMessage, StringComparison.Ordinal);
        Assert.Contains(pod.Proofs, proof => proof.Line == "Restart Count:  65301");
        Assert.Equal(("kube-apiserver", "master1", "v1.25.16-sp7.2"), (component.Component, component.Node, component.Version));
        Assert.Equal(
            ("1000", "800", "/tmp/kube-apiserver-audit.log", "true", "true", "https://127.0.0.1:2379", "10.96.0.0/12"),
            (component.Flags!["max-mutating-requests-inflight"], component.Flags["max-requests-inflight"], component.Flags["audit-log-path"], component.Flags["anonymous-auth"], component.Flags["profiling"], component.Flags["etcd-servers"], component.Flags["service-cluster-ip-range"]));
        Assert.Contains(component.Proofs, proof => proof.Line == "--max-requests-inflight=800");
    }

    [Theory]
    [InlineData("s2/walk.txt")]
    [InlineData("s2/dollar-prompt.txt")]
    [InlineData("s2/etcd-simple.txt")]
    public void Members_of_etcd_are_read_of_tables_and_of_rows_with_commas(string name)
    {
        var readings = Read(name);
        var members = readings.Where(some => some.Covered.Contains(Coverage.EtcdMembers)).SelectMany(some => some.EtcdMembers).ToList();
        var states = readings.SelectMany(some => some.EtcdMembers).Except(members).ToList();

        Assert.Equal(["etcd1", "etcd2", "etcd3"], members.Select(member => member.Name));
        Assert.All(members, member => Assert.Equal((true, false), (member.HasStarted, member.IsLearner)));
        Assert.Equal("https://192.168.10.12:2380", Assert.Single(members[1].PeerUrls!));
        Assert.Equal(members.Select(member => member.Id), states.Select(state => state.Id));
        Assert.All(states, state => Assert.Equal((true, "3.4.13", 3_900_000L), (state.IsHealthy, state.Version, state.DatabaseSize)));
        Assert.Equal("7f3e2d1c0b9a8877", states.Single(state => state.IsLeader == true).Id);
    }

    [Fact]
    public void An_endpoint_of_etcd_that_did_not_answer_is_not_well()
    {
        var health = Assert.Single(Read("s2/etcd-one-gone.txt").SelectMany(readings => readings.Healths));

        Assert.Equal(("etcd", "https://192.168.10.13:2379", false, "context deadline exceeded"), (health.Component, health.Address, health.IsWell, health.Answer));
    }

    [Fact]
    public void Health_of_endpoints_is_read()
    {
        var healths = PastedTexts.Readings(PastedTexts.Of("""
            # etcdctl endpoint health --cluster
            https://10.0.0.1:2379 is healthy: successfully committed proposal: took = 2.3ms
            https://10.0.0.2:2379 is unhealthy: failed to commit proposal: context deadline exceeded
            Error: unhealthy cluster
            """)).SelectMany(readings => readings.Healths).ToList();

        Assert.Equal([true, false], healths.Select(health => health.IsWell));
    }

    [Theory]
    [InlineData("Server Version: v1.32.1")]
    [InlineData("Server Version: version.Info{Major:\"1\", Minor:\"32\", GitVersion:\"v1.32.1\", GitCommit:\"e9c9be4\", GitTreeState:\"clean\"}")]
    public void The_servers_version_is_read(string line) => Assert.Equal(
        "v1.32.1",
        Assert.Single(PastedTexts.Readings(PastedTexts.Of($"$ kubectl version\nClient Version: v1.30.0\nKustomize Version: v5.0.4\n{line}\n")).SelectMany(readings => readings.Settings.ServerVersions)).Value);

    [Fact]
    public void A_described_node_tells_taints_and_pressures()
    {
        var node = Assert.Single(PastedTexts.Readings(PastedTexts.Evidence("s1/describe-node.txt")).SelectMany(readings => readings.Nodes));

        Assert.Equal(("master1", true, false, "10.20.30.11", "docker://20.10.24", "10.244.0.0/24", 16), (node.Name, node.IsReady, node.IsUnschedulable, node.InternalAddress, node.Runtime, node.PodCidr, node.Processors));
        Assert.Equal(["control-plane"], node.Roles!);
        Assert.Equal(["DiskPressure"], node.Pressures!);
        Assert.Equal(["node.kubernetes.io/disk-pressure:NoSchedule", "team=a:NoExecute"], node.Taints!);
        Assert.Equal("", node.Labels!["node-role.kubernetes.io/control-plane"]);
    }

    [Theory]
    [InlineData("s2/objects-yaml.txt")]
    [InlineData("s2/objects-json.txt")]
    public void Objects_are_read_as_the_API_would_have_answered(string name)
    {
        var readings = PastedTexts.Evidence(name).Read(PastedReaders.All);

        Assert.Empty(readings.Gaps);
        Assert.Equal(["node1 True", "node2 True", "node3 True", "node4 False"], readings.Nodes.Select(node => $"{node.Name} {node.IsControlPlane}"));
        Assert.Equal(["node-role.kubernetes.io/master:NoSchedule"], readings.Nodes[0].Taints!);
        Assert.Equal([Coverage.Nodes, Coverage.KubeadmConfiguration], readings.Covered.Order());

        var failing = readings.Pods.Single(pod => pod.IsWell == false);
        Assert.Equal(("calico-kube-controllers-67f55f8858-p9zkm", "CrashLoopBackOff", 6, "node4"), (failing.Name, failing.Trouble, failing.Restarts, failing.Node));
        Assert.InRange(failing.Age!.Value, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(20));
        Assert.Equal("0", Assert.Single(readings.Components).Flags!["insecure-port"]);
        Assert.Equal(3, Assert.Single(readings.Settings.ExternalEtcd).Value.Count);
        Assert.All(readings.Nodes, node => Assert.Equal(EvidenceSource.Text, Assert.Single(node.Proofs).Source));
        Assert.StartsWith("kubectl get nodes -o ", readings.Nodes[0].Proofs[0].Command, StringComparison.Ordinal);
    }

    [Fact]
    public void What_kubectl_says_in_place_of_an_answer_is_a_gap()
    {
        var readings = PastedTexts.Of("$ kubectl get nodes\nThe connection to the server 10.0.0.1:6443 was refused - did you specify the right host or port?\n$ kubectl get crd\nError from server (Forbidden): no\n").Read(PastedReaders.All);

        Assert.Equal([(EvidenceState.Unreachable, "kubectl get nodes"), (EvidenceState.Refused, "kubectl get crd")], readings.Gaps.Select(gap => (gap.State, gap.Command)));
        Assert.Equal(("kube-apiserver", "10.0.0.1:6443", false), Assert.Single(readings.Healths.Select(health => (health.Component, health.Address, health.IsWell))));
    }

    [Fact]
    public void Text_that_nobody_understands_is_a_gap_that_names_its_lines() => Assert.Equal(
        ("s1/web-page.txt, line 13", true),
        PastedTexts.Evidence("s1/web-page.txt").Read(PastedReaders.All).Gaps.Select(gap => (gap.Command, gap.Why.StartsWith("was not understood: \"然后看", StringComparison.Ordinal))).ElementAt(2));

    [Fact]
    public void A_member_of_etcd_that_did_not_answer_is_told_by_its_address()
    {
        var readings = PastedText.Evidence(PastedTexts.Text("s2/walk.txt").Split("etcdctl")[0] + "\n" + PastedTexts.Text("s2/etcd-one-gone.txt"), "paste", PastedTexts.Time).Read(PastedReaders.All);

        Assert.Equal(
            ["etcd1 node1 True ", "etcd2 node2 True ", "etcd3 node3 False context deadline exceeded"],
            readings.EtcdMembers.Select(member => $"{member.Name} {member.Host} {member.IsHealthy} {member.Trouble}"));
    }

    private static IReadOnlyList<ClusterReadings> Read(string name) => PastedTexts.Readings(PastedTexts.Evidence(name));
}
