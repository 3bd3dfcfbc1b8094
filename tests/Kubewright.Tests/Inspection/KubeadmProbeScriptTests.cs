using Kubewright.Core.Facts;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Inspection.Probes.Kubelet;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Inspection;

/// <summary>Scripts that boil logs down on the host are really run.</summary>
public sealed class KubeadmProbeScriptTests : IDisposable
{
    private readonly ShellSandbox _sandbox = new();

    public KubeadmProbeScriptTests()
    {
        // As journalctl prints it: a kubelet without a configuration before kubeadm starts it, then one with.
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() + 100;
        _sandbox.Write("/journal", $"""
            1000000000.000000 cp1 kubelet[11]: F1121 15:00:00.000000      11 server.go:1] failed to load Kubelet config file /var/lib/kubelet/config.yaml
            {now}.100000 cp1 systemd[1]: Started kubelet.service - kubelet: The Kubernetes Node Agent.
            {now}.200000 cp1 kubelet[12]: I1121 15:00:01.000000      12 server.go:1] Kubelet version: v1.20.2
            {now}.300000 cp1 kubelet[12]: E1121 15:00:01.300000      12 kubelet.go:2243] node "cp1" not found
            {now}.400000 cp1 kubelet[12]: E1121 15:00:01.400000      12 kubelet.go:2243] node "cp1" not found
            {now}.500000 cp1 kubelet[12]:       --v Level   number for the log level verbosity
            {now}.600000 cp1 kubelet[12]: F1121 15:00:01.600000      12 server.go:160] listen tcp 0.0.0.0:10250: bind: address already in use
            {now}.610000 cp1 kubelet[12]: goroutine 387 [running]:
            {now}.620000 cp1 kubelet[12]: syscall.read(0xc0005519e0?, 0xc000dd6000?, 0x4065fd?)
            {now}.700000 cp1 systemd[1]: kubelet.service: Main process exited, code=exited, status=255/EXCEPTION

            """);
        _sandbox.Program("journalctl", $"cat {_sandbox.PathOf("/journal")}");
    }

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Before_kubeadm_has_configured_the_kubelet_nothing_of_it_counts()
    {
        Assert.Empty(await KnownAsync(new KubeletJournal()));

        // Left from an earlier time.
        _sandbox.Write("/var/lib/kubelet/config.yaml", "");
        await Task.Delay(20);
        _sandbox.Write("/var/lib/kubewright/kubeadm-attempt", "init\n");

        Assert.Empty(await KnownAsync(new KubeletJournal()));
    }

    [Fact]
    public async Task Afterwards_every_kind_of_complaint_is_told_once_with_its_number()
    {
        _sandbox.Write("/var/lib/kubewright/kubeadm-attempt", "init\n");
        await Task.Delay(20);
        _sandbox.Write("/var/lib/kubelet/config.yaml", "");

        var lines = await KnownAsync(new KubeletJournal());

        Assert.Equal(
            [
                (false, 1, "Started kubelet.service - kubelet: The Kubernetes Node Agent."),
                (true, 2, "E1121 15:00:01.400000      12 kubelet.go:2243] node \"cp1\" not found"),
                (true, 1, "F1121 15:00:01.600000      12 server.go:160] listen tcp 0.0.0.0:10250: bind: address already in use"),
                (false, 1, "kubelet.service: Main process exited, code=exited, status=255/EXCEPTION"),
            ],
            lines.Select(line => (line.IsOfProgram, line.Count, line.Text)));
        Assert.True(lines[1].FirstAgo > lines[1].LastAgo);
    }

    [Fact]
    public async Task Of_a_components_containers_the_last_words_since_the_attempt_are_told()
    {
        _sandbox.Write("/var/log/pods/kube-system_etcd-cp1_0123/etcd/0.log", "2026-11-21T03:00:00.123456789Z stderr F of another attempt\n");
        await Task.Delay(20);
        _sandbox.Write("/var/lib/kubewright/kubeadm-attempt", "init\n");
        await Task.Delay(20);
        _sandbox.Write("/var/log/pods/kube-system_etcd-cp1_4567/etcd/1.log", "2026-11-21T03:00:00.123456789Z stderr F flag provided but not defined: -x\n2026-11-21T03:00:00.123456790Z stderr F Usage:\n");

        Assert.Equal(["flag provided but not defined: -x", "Usage:"], await KnownAsync(new StaticPodLog("etcd")));
        Assert.Empty(await KnownAsync(new StaticPodLog("kube-apiserver")));
    }

    private async Task<T> KnownAsync<T>(Probe<T> probe) => Assert.IsType<Fact<T>.Known>(await _sandbox.AskAsync(probe)).Value;
}
