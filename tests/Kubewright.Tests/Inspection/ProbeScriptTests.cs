using Kubewright.Core.Facts;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Inspection.Probes.Network;
using Kubewright.Inspection.Probes.Runtime;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Inspection;

/// <summary>Scripts of probes are really run, where that tells more than a recording: they only look.</summary>
public sealed class ProbeScriptTests : IDisposable
{
    private readonly ShellSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData("text\n")]
    [InlineData("")]
    [InlineData("no newline, ünïcode, and a tab\t")]
    [InlineData("absent\n")]
    public async Task A_files_text_is_read_as_it_is(string text)
    {
        var path = _sandbox.Write("/file", text);

        Assert.Equal(new FileText(text), await KnownAsync(new FileContent(path)));
        Assert.Equal(new FileText(null), await KnownAsync(new FileContent(path + ".none")));
    }

    [Fact]
    public async Task A_secret_file_is_compared_where_it_lies()
    {
        var path = _sandbox.Write("/secret", "geheim\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        const string digest = "78ff2d6fb39dce0bba0ed2ed43ed5b2d9f2ab5ae7bd98f33bb5e2c23f0b4d6c1";
        var real = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("geheim\n"u8));

        Assert.True(await KnownAsync(new FileMatches(path, "600", real)));
        Assert.False(await KnownAsync(new FileMatches(path, "644", real)));
        Assert.False(await KnownAsync(new FileMatches(path, "600", digest)));
        Assert.False(await KnownAsync(new FileMatches(path + ".none", "600", real)));
    }

    [Fact]
    public async Task Registries_are_told_from_those_that_somebody_else_wrote()
    {
        _sandbox.Write("/etc/containerd/certs.d/docker.io/hosts.toml", "# Written by Kubewright; changes are overwritten\n");
        _sandbox.Write("/etc/containerd/certs.d/mine.example.com/hosts.toml", "server = \"https://mine.example.com\"\n");
        Directory.CreateDirectory(_sandbox.PathOf("/etc/containerd/certs.d/empty"));

        Assert.Equal(["docker.io"], await KnownAsync(new WrittenRegistries()));
    }

    [Fact]
    public async Task A_folder_is_no_file() => Assert.NotNull((await _sandbox.AskAsync(new FileContent(_sandbox.Root))).WhyUnknown);

    [Fact]
    public async Task Programs_are_found_by_name_and_by_path()
    {
        _sandbox.Program("here", "");

        Assert.Equal(["not-here", "/nowhere/at-all"], await KnownAsync(new MissingPrograms($"here not-here {_sandbox.PathOf("/bin/here")} /nowhere/at-all")));
    }

    [Fact]
    public async Task Kernel_parameters_are_read_and_those_the_kernel_lacks_left_out()
    {
        var found = await KnownAsync(new Sysctls("kernel.ostype kernel.unheard.of net.ipv4.ip_local_port_range"));

        Assert.Equal("Linux", found["kernel.ostype"]);
        Assert.Contains('\t', found["net.ipv4.ip_local_port_range"]);
        Assert.Equal(2, found.Count);
    }

    [Fact]
    public async Task The_kernel_tells_name_and_architecture()
    {
        Assert.Equal(File.ReadAllText("/proc/sys/kernel/hostname").Trim(), await KnownAsync(new Hostname()));
        Assert.Contains(await KnownAsync(new Architecture()), (string[])["amd64", "arm64"]);
    }

    [Fact]
    public async Task Kubeadms_traces_are_found()
    {
        Assert.True((await KnownAsync(new KubeadmState())).IsUntouched);
        foreach (var file in (string[])["/etc/kubernetes/kubelet.conf", "/etc/kubernetes/admin.conf", "/var/lib/etcd/member/snap", "/etc/kubernetes/manifests/etcd.yaml", "/etc/kubernetes/manifests/.kube-apiserver.yaml.swp"])
        {
            _sandbox.Write(file, "");
        }

        var traces = await KnownAsync(new KubeadmState());

        Assert.Equal(["etcd"], traces.Manifests);
        Assert.True(traces.IsControlPlane);
        _sandbox.Write(KubeadmState.AttemptFile, "");
        Assert.False((await KnownAsync(new KubeadmState())).IsControlPlane);
    }

    [Fact]
    public async Task The_first_server_of_a_kubeconfig_is_read()
    {
        var path = _sandbox.Write("/admin.conf", "apiVersion: v1\nclusters:\n- cluster:\n    certificate-authority-data: eA==\n    server: https://192.168.2.10:8443\n  name: demo\n");

        Assert.Equal("https://192.168.2.10:8443", await KnownAsync(new KubeconfigServer(path)));
        Assert.NotNull((await _sandbox.AskAsync(new KubeconfigServer(_sandbox.Write("/empty.conf", "{}")))).WhyUnknown);
    }

    [Fact]
    public async Task What_curl_complains_of_is_part_of_the_answer()
    {
        // Port 1 of this machine: nothing listens there.
        Assert.Contains("curl: (7)", await KnownAsync(new EndpointHealth("https://127.0.0.1:1")), StringComparison.Ordinal);
        var health = await KnownAsync(new ComponentHealth());
        Assert.Equal(KubeadmTraces.ControlPlanePods, health.Keys);
    }

    [Fact]
    public async Task Chains_of_Kubernetes_are_found_and_no_others()
    {
        _sandbox.Program("iptables-save", "printf '*nat\\n:PREROUTING ACCEPT [0:0]\\n:KUBE-SERVICES - [0:0]\\n:CNI-DN-0a1 - [0:0]\\n:MY-KUBE-LIKE - [0:0]\\n-A KUBE-SERVICES -j RETURN\\nCOMMIT\\n*filter\\n:KUBE-SERVICES - [0:0]\\nCOMMIT\\n'");
        _sandbox.Program("ip6tables-save", "exit 1");

        var found = await KnownAsync(new KubernetesTraffic());

        Assert.Equal(["CNI-DN-0a1", "KUBE-SERVICES"], found.Where(name => name is not ("cni0" or "kube-ipvs0")));
    }

    [Fact]
    public async Task The_state_of_a_unit_and_the_age_of_its_files_are_asked_in_one_go()
    {
        var file = _sandbox.Write("/unit.conf", "");
        _sandbox.Program("systemctl", "printf 'LoadState=loaded\\nActiveState=active\\nUnitFileState=enabled\\nStateChangeTimestampMonotonic=0\\n'");

        // The file was written after the machine was started, which is when the unit changed last.
        Assert.Equal(new UnitCondition(true, true, true, false), await KnownAsync(new UnitStatus("x.service", $"{file} /not/there")));
        Assert.Equal(new UnitCondition(true, true, true, true), await KnownAsync(new UnitStatus("x.service")));
    }

    [Fact]
    public async Task A_host_without_the_programs_to_ask_gives_no_wrong_answers()
    {
        _sandbox.Program("ctr", "exit 1");
        _sandbox.Program("containerd", "exit 127");

        Assert.False(await KnownAsync(new ContainerdAnswers()));
        Assert.NotNull((await _sandbox.AskAsync(new ContainerdVersion())).WhyUnknown);
        Assert.NotNull((await _sandbox.AskAsync(new ImageReferences())).WhyUnknown);
    }

    private async Task<T> KnownAsync<T>(Probe<T> probe)
    {
        var fact = await _sandbox.AskAsync(probe);
        return fact is Fact<T>.Known known ? known.Value : throw new Xunit.Sdk.XunitException($"{probe.Id}: {fact.WhyUnknown}");
    }
}
