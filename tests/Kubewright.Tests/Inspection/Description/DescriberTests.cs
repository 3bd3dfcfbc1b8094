using Kubewright.Inspection.Description;
using Kubewright.Inspection.Readings;
using Xunit;

namespace Kubewright.Tests.Inspection.Description;

public sealed class DescriberTests
{
    [Fact]
    public void A_node_that_is_broken_below_Kubernetes_is_found_although_kubectl_works()
    {
        var picture = Clusters.Picture(Clusters.BrokenBelow);

        Assert.Equal("etcd-quorum", picture.Oddities[0].Topic);
        Assert.Equal("0", picture.Oddities[0].Values["survives"]);
        Assert.Equal("2 etcd pods where 3 control planes should have one each: missing on m1", picture.Oddities[1].Sentence.English);
        Assert.Contains("broken below Kubernetes", picture.Oddities[1].Meaning!.English, StringComparison.Ordinal);
        Assert.StartsWith("on m1 etcd is at fault and the API server only follows", picture.Oddities[2].Sentence.English, StringComparison.Ordinal);
        Assert.Equal("kube-apiserver on m1 is in CrashLoopBackOff, restarted 65,301 times", picture.Oddities[3].Sentence.English);
        Assert.Equal("kubectl works all the same, because other kube-apiserver pods serve", picture.Oddities[3].Meaning!.English);
    }

    [Theory]
    [InlineData("hyper-converged", "hyper-converged: there are 3 control planes and no workers, so ordinary pods can only run on control planes")]
    [InlineData("restarts", "kube-system/kube-apiserver-m1 was restarted 65,301 times in 300d: 9.1 an hour")]
    [InlineData("inflight-limits", "max-mutating-requests-inflight (1000) is larger than max-requests-inflight (500)")]
    [InlineData("audit-log-in-tmp", "the audit log is written to /tmp/audit.log")]
    [InlineData("anonymous-auth", "anonymous requests are let in (kube-apiserver: anonymous-auth=true)")]
    [InlineData("no-encryption-at-rest", "secrets lie in etcd unencrypted (no encryption-provider-config)")]
    [InlineData("profiling", "profiling is on: kube-apiserver")]
    [InlineData("pod-network", "pod network: calico, recognised by Pod tigera-operator; Pod calico-node")]
    [InlineData("endpoint", "the API is reached at https://k8s.example:8443: most likely a load balancer or a virtual address in front of the control planes: it is a name; port 8443 is not that of API servers, 6443")]
    [InlineData("vendor-build", "v1.25.16-vendor.1 is a build of a vendor ('vendor.1'), not of the Kubernetes project")]
    [InlineData("docker", "Kubernetes removed its own adapter for Docker in 1.24, so cri-dockerd stands between them, or this is a vendor's build")]
    [InlineData("dns", "DNS of the cluster: CoreDNS, 2 of 2 ready")]
    [InlineData("etcd-kind", "etcd runs as a static pod on control planes (stacked)")]
    [InlineData("certificates", "no certificate was looked at: only hosts show them, so name them with --hosts or -f")]
    public void What_the_walk_through_a_cluster_has_worked_out_by_hand_is_said(string topic, string sentence) =>
        Assert.Equal(sentence, Said(Clusters.BrokenBelow, topic)!.Sentence.English);

    [Theory]
    [InlineData(3, 3, StatementState.Fine, "1")]
    [InlineData(3, 2, StatementState.Bad, "0")]
    [InlineData(3, 1, StatementState.Bad, "-1")]
    [InlineData(5, 4, StatementState.Fine, "1")]
    [InlineData(1, 1, StatementState.Odd, "0")]
    public void Quorum_and_losses_follow_from_the_members_that_work(int members, int working, StatementState state, string survives)
    {
        var readings = new ClusterReadings { Nodes = [Clusters.Node("m1")], EtcdMembers = [.. Enumerable.Range(1, members).Select(number => Clusters.Member($"m{number}", number <= working))] };

        var said = Said(readings, "etcd-quorum")!;
        Assert.Equal(state, said.State);
        Assert.Equal(survives, said.Values["survives"]);
    }

    [Fact]
    public void While_the_API_answers_pods_that_look_bad_do_not_mean_that_the_quorum_is_lost()
    {
        var readings = Clusters.BrokenBelow with { Pods = [.. Clusters.BrokenBelow.Pods.Select(pod => pod.Name.StartsWith("etcd", StringComparison.Ordinal) ? pod with { ReadyContainers = 0 } : pod)] };

        Assert.Equal(StatementState.Unknown, Said(readings, "etcd-quorum")!.State);
    }

    [Fact]
    public void A_pod_of_a_moment_ago_that_is_not_ready_is_not_called_broken()
    {
        var readings = Clusters.BrokenBelow with { Pods = [.. Clusters.BrokenBelow.Pods.Select(pod => pod.Name == "kube-scheduler-m1" ? pod with { ReadyContainers = 0, Age = TimeSpan.FromMinutes(1) } : pod)] };

        Assert.Null(Said(readings, "kube-scheduler-down"));
        Assert.Equal("kube-scheduler: 2 of 3 work; of 1 it is not known", Said(readings, "kube-scheduler")!.Sentence.English);
    }

    [Theory]
    [InlineData("v1.25.3", "v1.25.3", null)]
    [InlineData("v1.25.3", "v1.23.0", null)]
    [InlineData("v1.25.3", "v1.22.0", "more than 2 minor versions behind")]
    [InlineData("v1.29.0", "v1.26.9", null)]
    [InlineData("v1.29.0", "v1.25.9", "more than 3 minor versions behind")]
    [InlineData("v1.25.3", "v1.26.0", "newer than the API server")]
    public void Skew_is_judged_as_the_policy_of_the_version_has_it(string server, string kubelet, string? part)
    {
        var readings = new ClusterReadings
        {
            Nodes = [Clusters.Node("m1") with { KubeletVersion = kubelet }],
            Settings = new ClusterSettingsReading { ServerVersions = [new(server, Clusters.Proofs[0])] },
        };

        var said = Said(readings, "version-skew");
        Assert.Equal(part is null, said is null);
        Assert.Contains(part ?? "", said?.Sentence.English ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DaemonSet", "canal", "canal")]
    [InlineData("DaemonSet", "kube-flannel-ds", "flannel")]
    [InlineData("DaemonSet", "cilium", "cilium")]
    [InlineData("DaemonSet", "weave-net", "weave")]
    [InlineData("DaemonSet", "kube-router", "kube-router")]
    [InlineData("DaemonSet", "kube-ovn-cni", "kube-ovn")]
    [InlineData("Deployment", "calico-kube-controllers", "calico")]
    public void Pod_networks_are_recognised_by_their_workloads(string kind, string name, string network)
    {
        var readings = new ClusterReadings { Workloads = [new WorkloadReading { Kind = kind, Namespace = "kube-system", Name = name, Proofs = Clusters.Proofs }] };

        Assert.Equal(network, Said(readings, "pod-network")!.Values["network"]);
    }

    [Fact]
    public void Canal_is_not_taken_for_Calico_and_flannel()
    {
        var readings = new ClusterReadings { Pods = [Clusters.Pod("canal-x", "m1"), Clusters.Pod("calico-kube-controllers-y", "m1")] };

        Assert.Equal(["canal"], Clusters.Picture(readings).Sections.SelectMany(section => section.Statements).Where(statement => statement.Topic == "pod-network").Select(statement => statement.Values["network"]));
    }

    [Fact]
    public void Certificates_are_judged_by_file_and_as_they_are_served()
    {
        var readings = new ClusterReadings
        {
            Taken = new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero),
            Certificates =
            [
                Clusters.Certificate("/etc/kubernetes/pki/apiserver.crt", 300, fingerprint: "NEW"), Clusters.Certificate("127.0.0.1:6443", 10, served: true, fingerprint: "OLD"),
                Clusters.Certificate("/etc/kubernetes/pki/etcd/server.crt", -2),
            ],
        };

        Assert.Equal("/etc/kubernetes/pki/etcd/server.crt on m1 expired on 2026-11-19", Said(readings, "certificate-expired")!.Sentence.English);
        Assert.Equal("127.0.0.1:6443 on m1 expires on 2026-12-01, in 10 days", Said(readings, "certificate-expires")!.Sentence.English);
        Assert.Equal("m1 serves another certificate at 127.0.0.1:6443 than lies in /etc/kubernetes/pki/apiserver.crt", Said(readings, "certificate-not-in-force")!.Sentence.English);
    }

    [Theory]
    [InlineData(8, 2, null)]
    [InlineData(300, 300, null)]
    [InlineData(12, 1, "12 an hour")]
    [InlineData(2000, 24000, "2 a day")]
    public void Restarts_stand_out_by_their_rate(int restarts, int hours, string? rate)
    {
        // Eight in two hours do; as many as a day has in three hundred do too.
        var readings = new ClusterReadings { Pods = [Clusters.Pod("x", "m1", "shop") with { Restarts = restarts, Age = TimeSpan.FromHours(hours) }] };

        var said = Said(readings, "restarts");
        Assert.NotNull(said);
        Assert.EndsWith(rate ?? "an hour", said.Sentence.English, StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_restarts_in_a_year_do_not_stand_out() =>
        Assert.Null(Said(new ClusterReadings { Pods = [Clusters.Pod("x", "m1", "shop") with { Restarts = 10, Age = TimeSpan.FromDays(365) }] }, "restarts"));

    [Fact]
    public void Of_nothing_nothing_is_called_well()
    {
        var picture = Clusters.Picture(ClusterReadings.Empty);

        Assert.Equal(StatementState.Unknown, picture.Health);
        Assert.DoesNotContain(picture.Sections.SelectMany(section => section.Statements), statement => statement.State == StatementState.Fine);
    }

    [Fact]
    public void An_address_that_two_hosts_hold_and_one_that_nobody_holds_are_found()
    {
        HostReading Host(string name, bool holds) => new() { Name = name, IsReached = true, Addresses = [new("eth0", $"10.0.0.{name[^1]}", 24), .. holds ? [new AddressReading("eth0", "10.0.0.100", 32)] : Array.Empty<AddressReading>()], Proofs = Clusters.Proofs };
        ClusterReadings With(bool first, bool second) => new()
        {
            Hosts = [Host("m1", first), Host("m2", second)],
            VirtualAddresses = [new VirtualAddressReading { Address = "10.0.0.100", Host = "m1", Keeper = "keepalived", Proofs = Clusters.Proofs }],
            Endpoints = [new EndpointReading { Server = "https://10.0.0.100:6443", User = EndpointUser.Administrator, Proofs = Clusters.Proofs }],
        };

        Assert.Equal("10.0.0.100 is held by several hosts at once: m1, m2", Said(With(true, true), "endpoint-holder")!.Sentence.English);
        Assert.Equal("nobody holds 10.0.0.100", Said(With(false, false), "endpoint-holder")!.Sentence.English);
        Assert.Equal("10.0.0.100 is held by m2", Said(With(false, true), "endpoint-holder")!.Sentence.English);
    }

    private static Statement? Said(ClusterReadings readings, string topic) => Clusters.Picture(readings).Sections.SelectMany(section => section.Statements).FirstOrDefault(statement => statement.Topic == topic);
}
