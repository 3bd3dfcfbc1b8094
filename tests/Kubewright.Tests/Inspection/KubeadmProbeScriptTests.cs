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

        Assert.Equal(["Started kubelet.service - kubelet: The Kubernetes Node Agent.", "E1121 15:00:01.400000      12 kubelet.go:2243] node \"cp1\" not found"], lines.Select(line => line.Text));
        Assert.Equal([(false, 1), (true, 2)], lines.Select(line => (line.IsOfProgram, line.Count)));
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
