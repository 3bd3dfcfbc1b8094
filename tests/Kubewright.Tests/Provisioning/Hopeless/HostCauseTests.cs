using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Inspection.Probes.Kubelet;
using Kubewright.Provisioning.Hopeless;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Provisioning.Hopeless;

/// <summary>What keeps a kubelet and its pods from starting is told from its journal, in the words of old versions and new ones.</summary>
public sealed class HostCauseTests
{
    private const string ApiServerCrash = "E0914 20:14:43.014347   32108 pod_workers.go:1301] \"Error syncing pod, skipping\" err=\"failed to \\\"StartContainer\\\" for \\\"kube-apiserver\\\" with CrashLoopBackOff: \\\"back-off 20s restarting failed container=kube-apiserver pod=kube-apiserver-cp1_kube-system(0cef5dcf77699a18ffc053fd41fda045)\\\"\" pod=\"kube-system/kube-apiserver-cp1\"";

    private readonly JournalCase _host = new(Specs.OneHost("1.32.0"));

    [Theory]
    [InlineData("F1121 15:03:04.123456    1234 server.go:269] failed to run Kubelet: running with swap on is not supported, please disable swap! or set --fail-swap-on flag to false. /proc/swaps contained: [Filename Type Size Used Priority /dev/sda2 partition 999420 0 -2]")]
    [InlineData("E0205 10:58:14.917245   12704 run.go:72] \"command failed\" err=\"failed to run Kubelet: running with swap on is not supported, please disable swap or set --fail-swap-on flag to false\"")]
    public void Swap(string line) => Assert.Equal("swap is on again on cp1, and the kubelet does not start with it", _host.Says(line).Stuck().Because);

    [Theory]
    [InlineData("E1024 11:07:02.248428  397647 remote_runtime.go:116] \"RunPodSandbox from runtime service failed\" err=\"rpc error: code = Unknown desc = failed to create containerd task: OCI runtime create failed: expected cgroupsPath to be of format \\\"slice:prefix:name\\\" for systemd cgroups, got \\\"/kubepods/burstable/poda668\\\" instead: unknown\"", "cgroupfs", "systemd")]
    [InlineData("F0321 10:15:01.123456    1234 server.go:269] failed to run Kubelet: misconfiguration: kubelet cgroup driver: \"systemd\" is different from docker cgroup driver: \"cgroupfs\"", "systemd", "cgroupfs")]
    public void Cgroup_drivers(string line, string kubelet, string runtime) =>
        Assert.Equal($"on cp1 the kubelet uses the cgroup driver {kubelet} and the container runtime {runtime}, so no container starts", _host.Says(line).Stuck().Because);

    [Theory]
    [InlineData("E0428 06:10:56.970976    1334 remote_runtime.go:105] RunPodSandbox from runtime service failed: rpc error: code = Unknown desc = failed to get sandbox image \"k8s.gcr.io/pause:3.1\": failed to pull image \"k8s.gcr.io/pause:3.1\": failed to pull and unpack image \"k8s.gcr.io/pause:3.1\": failed to resolve reference \"k8s.gcr.io/pause:3.1\": failed to do request: Head \"https://k8s.gcr.io/v2/pause/manifests/3.1\": dial tcp: lookup k8s.gcr.io on [::1]:53: no such host")]
    [InlineData("E0822 15:12:01.610344   26382 kuberuntime_sandbox.go:72] \"Failed to create sandbox for pod\" err=\"rpc error: code = Unknown desc = failed to get sandbox image \\\"k8s.gcr.io/pause:3.1\\\": failed to pull image \\\"k8s.gcr.io/pause:3.1\\\": dial tcp: lookup k8s.gcr.io on [::1]:53: no such host\" pod=\"kube-system/etcd-cp1\"")]
    public void A_sandbox_image(string line)
    {
        var found = _host.Says(line).Stuck();

        Assert.Equal("cp1 has no sandbox image k8s.gcr.io/pause:3.1, and it cannot be pulled, so no pod starts (dial tcp: lookup k8s.gcr.io on [::1]:53: no such host)", found.Because);
        Assert.StartsWith("containerd on cp1 is set to another image than the cluster's, registry.k8s.io/pause:3.10: ", found.Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("E1121 15:03:04.123456    1234 pod_workers.go:1301] \"Error syncing pod, skipping\" err=\"failed to \\\"StartContainer\\\" for \\\"kube-apiserver\\\" with ErrImagePull: \\\"rpc error: code = NotFound\\\"\"", "E1121 15:03:04.123456    1234 remote_image.go:238] \"PullImage from image service failed\" err=\"rpc error: code = NotFound desc = failed to pull and unpack image \\\"registry.k8s.io/kube-apiserver:v1.32.99\\\": failed to resolve reference \\\"registry.k8s.io/kube-apiserver:v1.32.99\\\": registry.k8s.io/kube-apiserver:v1.32.99: not found\" image=\"registry.k8s.io/kube-apiserver:v1.32.99\"")]
    public void An_image(string start, string pull) => Assert.Equal(
        "kube-apiserver on cp1 cannot start, because registry.k8s.io/kube-apiserver:v1.32.99 cannot be pulled (not found)",
        _host.Says(pull, start).Stuck().Because);

    [Fact]
    public void A_registry_that_is_slow_for_a_moment_is_given_time()
    {
        const string line = "E0822 15:12:01.610344   26382 kuberuntime_sandbox.go:72] \"Failed to create sandbox for pod\" err=\"failed to get sandbox image \\\"r/pause:3.10\\\": failed to pull image: net/http: TLS handshake timeout\"";
        _host.Knows(new KubeletJournal(), [new JournalLine(line, true, 2, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(1))]);

        Assert.Null(_host.After(60));
    }

    [Theory]
    [InlineData("x509: certificate is valid for 10.96.0.1, 192.168.2.11, not 192.168.2.10", "give it the missing name")]
    [InlineData("x509: certificate signed by unknown authority", "something else answers there")]
    [InlineData("x509: certificate has expired or is not yet valid: current time 2026-11-21T15:03:04Z is after 2025-11-21T15:03:04Z", "compare the hosts' clocks")]
    public void Certificates(string reason, string remedy)
    {
        var found = _host.Says($"E1121 15:03:04.123456    1234 reflector.go:158] \"Unhandled Error\" err=\"failed to list *v1.Node: Get \\\"https://192.168.2.10:6443/api/v1/nodes\\\": tls: failed to verify certificate: {reason}\"").Stuck();

        Assert.Equal($"the kubelet of cp1 does not take the certificate of 192.168.2.10:6443 ({reason})", found.Because);
        Assert.StartsWith(remedy, found.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_that_was_refused_once_is_no_cause() => Assert.Null(_host
        .Knows(new KubeletJournal(), [new JournalLine("E1121 Get \"https://192.168.2.11:6443/\": x509: certificate signed by unknown authority", true, 1, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1))]).After(60));

    [Fact]
    public void A_port_of_the_kubelets() => Assert.Equal(
        "port 10250 of cp1 is taken by socat, so kubelet cannot start",
        _host.Says("F1121 15:03:04.123456    1234 server.go:158] listen tcp 0.0.0.0:10250: bind: address already in use").Knows(new ListeningPorts(), [new Listener(10250, "*", ["socat"])]).Stuck().Because);

    [Fact]
    public void A_port_that_was_free_a_moment_later_is_no_cause() => Assert.Null(_host
        .Knows(new KubeletJournal(), [new JournalLine("E1121 15:03:04.123456    1234 kubelet.go:1300] Starting healthz server failed: listen tcp 127.0.0.1:10248: bind: address already in use", true, 1, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1))]).After(60));

    [Fact]
    public void A_port_of_a_component_only_while_that_does_not_start()
    {
        const string taken = "Error: failed to create listener: failed to listen on 0.0.0.0:6443: listen tcp 0.0.0.0:6443: bind: address already in use";

        Assert.Equal("port 6443 of cp1 is taken, so kube-apiserver cannot start", _host.Says(ApiServerCrash).Log("kube-apiserver", taken).Stuck().Because);
        Assert.Null(_host.Says().Log("kube-apiserver", taken).After(60));
    }

    [Fact]
    public void An_API_server_that_ends_is_named_with_its_last_words() => Assert.Equal(
        "kube-apiserver on cp1 ends as soon as it is started: \"command failed\" err=\"invalid authentication config\"",
        _host.Says(ApiServerCrash).Log("kube-apiserver", "I0914 20:14:40.014347       1 server.go:238] Version: v1.32.0", "E0914 20:14:43.014347       1 run.go:74] \"command failed\" err=\"invalid authentication config\"").Stuck().Because);

    [Fact]
    public void An_API_server_that_waits_for_an_etcd_that_is_still_to_come_is_left_alone_for_a_minute()
    {
        _host.Log("kube-apiserver", "E0914 20:14:43.014347       1 run.go:74] \"command failed\" err=\"context deadline exceeded\"");

        Assert.Null(_host.Says(ApiServerCrash).After(60));
        Assert.NotNull(_host.Knows(new KubeletJournal(), [new JournalLine(ApiServerCrash, true, 9, TimeSpan.FromSeconds(61), TimeSpan.FromSeconds(1))]).After(5));
    }

    [Fact]
    public void Without_etcd_no_API_server_stays_so_etcd_is_named()
    {
        var etcd = ApiServerCrash.Replace("kube-apiserver", "etcd", StringComparison.Ordinal);
        const string fatal = "{\"level\":\"fatal\",\"ts\":\"2026-11-21T15:03:04.123456Z\",\"caller\":\"etcdmain/etcd.go:204\",\"msg\":\"discovery failed\",\"error\":\"cannot access data directory: open /var/lib/etcd/.touch: permission denied\"}";

        Assert.Equal(
            "etcd on cp1 ends as soon as it is started: discovery failed (cannot access data directory: open /var/lib/etcd/.touch: permission denied)",
            _host.Says(ApiServerCrash, etcd).Log("etcd", fatal).Stuck().Because);
    }

    [Fact]
    public void A_kubelet_whose_own_configuration_is_wrong_is_given_up_when_it_ends_for_the_first_time() =>
        Assert.Equal("the kubelet of cp1 ends as soon as it is started: unrecognized feature gate: NoSuchGate", Ended(1, "F1121 15:35:32.745281   13132 server.go:208] unrecognized feature gate: NoSuchGate").Stuck().Because);

    [Fact]
    public void A_kubelet_that_was_refused_by_others_may_try_again()
    {
        const string refused = "E1121 15:03:04.123456    1234 run.go:72] \"command failed\" err=\"failed to run Kubelet: unable to load bootstrap kubeconfig: Post \\\"https://192.168.2.11:6443/\\\": dial tcp 192.168.2.11:6443: connect: connection refused\"";

        Assert.Null(Ended(1, refused).After(60));
        Assert.NotNull(Ended(2, refused).After(10));
    }

    [Fact]
    public void The_empty_sandbox_image_is_a_false_alarm_and_another_one_is_not()
    {
        Assert.NotNull(FalseAlarms.Remark("W0920 21:18:53.068345  422850 checks.go:846] detected that the sandbox image \"\" of the container runtime is inconsistent with that used by kubeadm.It is recommended to use \"registry.k8s.io/pause:3.10\" as the CRI sandbox image."));
        Assert.Null(FalseAlarms.Remark("W0920 21:18:53.068345  422850 checks.go:835] detected that the sandbox image \"registry.k8s.io/pause:3.6\" of the container runtime is inconsistent with that used by kubeadm."));
    }

    private JournalCase Ended(int times, string lastWords) => _host.Knows(
        new KubeletJournal(),
        [
            new JournalLine(lastWords, true, times, TimeSpan.FromSeconds(12), TimeSpan.FromSeconds(2)),
            new JournalLine("kubelet.service: Main process exited, code=exited, status=1/FAILURE", false, times, TimeSpan.FromSeconds(12), TimeSpan.FromSeconds(2)),
        ]);
}
