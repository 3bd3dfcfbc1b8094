using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Kubewright.Core.Artifacts;
using Kubewright.EndToEnd.Harness;

namespace Kubewright.EndToEnd;

/// <summary>
/// One host on which nothing comes from where it usually does: containerd, runc and CNI plugins from archives, Kubernetes from an apt repository, images of two
/// registries behind TLS and a login, one of them through a proxy, and a dead proxy in /etc/environment.
/// </summary>
public sealed class UnusualHost() : LabCluster("e2e-parts", "haproxy", "cp1")
{
    internal const string Password = "pAssw0rd-of-the-registry";
    internal const string Outside = "registry.example.com";

    internal static readonly string Login = $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"reader:{Password}"))}";

    private readonly TestAuthority _authority = new();

    internal ReadOnlyRegistry Registry { get; private set; } = null!;

    internal ConnectProxy Proxy { get; private set; } = null!;

    internal string ClusterFile => Path.Combine(Layout.Directory, "parts.yaml");

    public override async Task InitializeAsync()
    {
        await Product.DemandAsync(TimeSpan.FromMinutes(1), "lab", "down", Name);
        await Product.DemandAsync(DeployLimit, "demo", Name, "--only-hosts", "--artifacts", "debian", "--hosts", "cp1");
        var demo = await System.IO.File.ReadAllTextAsync(File);
        var artifacts = demo.Split('\n').Single(line => line.StartsWith("  directory: ", StringComparison.Ordinal)).Split(": ")[1];
        var version = demo.Split('\n').Single(line => line.StartsWith("version: ", StringComparison.Ordinal)).Split(": ")[1];

        Registry = await ReadOnlyRegistry.StartAsync(Layout, Path.Combine(artifacts, "images/pause.tar"), _authority, Login, Outside);
        Proxy = ConnectProxy.Start(Layout, Registry.Port);
        await LocalPackages.OfferAsync(Layout, "cp1", Path.Combine(artifacts, "files"), version);
        await MakeArtifactsAsync(artifacts);
        await DemandOnAsync(
            """
            dpkg -P --force-depends containerd runc containernetworking-plugins >/dev/null 2>&1
            for name in kubectl kubernetes-client; do dpkg -P --force-depends $name >/dev/null 2>&1; done
            printf 'http_proxy=http://127.0.0.1:9\nhttps_proxy=http://127.0.0.1:9\n' >>/etc/environment
            """);
        await WriteClusterFileAsync(demo);
    }

    public override async Task DisposeAsync()
    {
        Proxy?.Dispose();
        if (Registry is not null)
        {
            await Registry.DisposeAsync();
        }

        await base.DisposeAsync();
    }

    internal Task<Outcome> RunPartsAsync(params string[] arguments) => Product.RunAsync(DeployLimit, [.. arguments, "-f", ClusterFile]);

    internal async Task<Outcome> DemandPartsAsync(params string[] arguments)
    {
        var outcome = await RunPartsAsync(arguments);
        Assert.True(outcome.Code == 0, $"kubewright {string.Join(' ', arguments)} ended with {outcome.Code}\n{outcome}");
        return outcome;
    }

    internal async Task<string> DemandOnAsync(string script)
    {
        var outcome = await OnAsync("cp1", script);
        Assert.True(outcome.Code == 0, $"{script} ended with {outcome.Code}\n{outcome}");
        return outcome.Output;
    }

    // Archives as the projects publish them, of the distribution's programs, and no program of Kubernetes but crictl.
    private async Task MakeArtifactsAsync(string artifacts)
    {
        var (tree, directory) = (Path.Combine(Layout.BaseTree, "usr"), Path.Combine(Layout.Directory, "artifacts"));
        Directory.CreateDirectory(Path.Combine(directory, "files"));
        using (var make = Process.Start("sh", ["-ec", $"""
            cp -al {artifacts}/images {directory}/images 2>/dev/null || cp -r {artifacts}/images {directory}/images
            cp {artifacts}/files/crictl {tree}/sbin/runc {directory}/files
            tar -czf {directory}/files/containerd.tar.gz -C {tree} bin/containerd bin/ctr bin/containerd-shim-runc-v2
            tar -czf {directory}/files/cni-plugins.tgz -C {tree}/lib/cni .
            """]))
        {
            await make.WaitForExitAsync();
            Assert.Equal(0, make.ExitCode);
        }

        var given = ArtifactCatalog.Parse(await System.IO.File.ReadAllTextAsync(Path.Combine(artifacts, ArtifactCatalog.FileName))).Artifacts;
        var catalog = new ArtifactCatalog
        {
            Source = "archives of a test",
            Artifacts =
            [
                .. given.Where(artifact => artifact.Kind == ArtifactKind.Image || artifact.Name == "crictl"),
                Described(directory, "containerd", "v1.7.24", ArtifactKind.Archive, "files/containerd.tar.gz"),
                Described(directory, "runc", "v1.1.15", ArtifactKind.File, "files/runc"),
                Described(directory, "cni-plugins", "v1.1.1", ArtifactKind.Archive, "files/cni-plugins.tgz"),
            ],
        };
        await System.IO.File.WriteAllTextAsync(Path.Combine(directory, ArtifactCatalog.FileName), catalog.ToJson());
    }

    private static Artifact Described(string directory, string name, string version, ArtifactKind kind, string location) => new()
    {
        Name = name, Version = version, Architecture = Kubewright.Lab.Artifacts.LabArtifacts.Architecture, Kind = kind, Location = location,
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(System.IO.File.ReadAllBytes(Path.Combine(directory, location)))),
    };

    private async Task WriteClusterFileAsync(string demo)
    {
        await System.IO.File.WriteAllTextAsync(Path.Combine(Layout.Directory, "ca.pem"), _authority.Pem);
        var password = Path.Combine(Layout.Directory, "password");
        await System.IO.File.WriteAllTextAsync(password, Password + "\n");
        System.IO.File.SetUnixFileMode(password, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var endpoint = demo[demo.IndexOf("# One virtual address", StringComparison.Ordinal)..demo.IndexOf("artifacts:", StringComparison.Ordinal)];
        var (near, proxy) = (Layout.ControllerAddress, $"http://{Layout.ControllerAddress}:{Proxy.Port}");
        var own = demo.Split('\n').Single(line => line.StartsWith("  directory: ", StringComparison.Ordinal));
        await System.IO.File.WriteAllTextAsync(ClusterFile, demo
            .Replace(endpoint, $"proxy: {{http: \"{proxy}\", https: \"{proxy}\", noProxy: [{near}]}}\n", StringComparison.Ordinal)
            .Replace("roles: [control-plane]", "roles: [control-plane, worker]", StringComparison.Ordinal)
            .Replace(own, $"  directory: {Layout.Directory}/artifacts\n  kubernetes: packages", StringComparison.Ordinal)
            .Replace("\nruntime:\n", $$"""

                runtime:
                  source: release
                  containerdVersion: 1.7.24
                  registries:
                    - {host: mirrored.example.com, mirrors: ["https://{{near}}:{{Registry.Port}}"], ca: ca.pem, username: reader, passwordFile: password}
                    - {host: {{Outside}}, ca: ca.pem, username: reader, passwordFile: password}

                """, StringComparison.Ordinal));
    }
}

public sealed class ReleasesAndPackagesTests(UnusualHost host) : IClassFixture<UnusualHost>
{
    // Every file that a reset has to bring back or take away. The package manager keeps its own books.
    private const string Picture = """
        cd / && find etc usr/local opt usr/bin usr/lib/systemd var/lib/kubewright -xdev \( -type f -o -type l \) ! -name '.updated' ! -name 'ld.so.cache' ! -path 'etc/machine-id' -exec stat -c '%n %a %U %s' {} + 2>/dev/null | sort
        dpkg-query -W -f '${Package} ${Status}\n' kubeadm kubelet kubectl 2>/dev/null | grep -v not-installed
        apt-mark showhold; systemctl is-active containerd kubelet
        """;

    // The shell of a login has the dead proxy.
    private const string Kubectl = "env -u http_proxy -u https_proxy kubectl --kubeconfig /etc/kubernetes/admin.conf --request-timeout 10s";

    [Fact]
    public async Task A_cluster_of_released_and_packaged_parts_pulls_through_mirror_and_proxy_and_leaves_nothing_behind()
    {
        Assert.Contains("https_proxy=http://127.0.0.1:9", await host.DemandOnAsync("env"), StringComparison.Ordinal);
        var before = await host.DemandOnAsync($"{Picture}; true");
        var planned = await host.RunPartsAsync("plan", "--output", "json");
        Assert.True(planned.Code == 1, planned.ToString());

        var applied = await host.DemandPartsAsync("apply", "--yes");
        Assert.Equal(0, (await host.DemandPartsAsync("apply", "--yes", "--output", "json")).Json.GetProperty("changed").GetInt32());
        await host.DemandPartsAsync("verify");

        await PartsAreWhatTheFileSaysAsync();
        await ImagesArePulledAsync();
        SecretsAreShownNowhere(planned, applied);

        await host.DemandPartsAsync("reset", "--yes");
        var after = await host.DemandOnAsync($"{Picture}; true");
        Assert.Equal([], before.Split('\n').Except(after.Split('\n')).Select(line => $"had: {line}"));
        Assert.Equal([], after.Split('\n').Except(before.Split('\n')).Select(line => $"has: {line}"));
    }

    private async Task PartsAreWhatTheFileSaysAsync()
    {
        Assert.Equal("/usr/local/bin/containerd\n/usr/local/sbin/runc\n/usr/bin/kubeadm\n", await host.DemandOnAsync("command -v containerd; command -v runc; command -v kubeadm"));
        Assert.Equal("kubeadm\nkubectl\nkubelet\n", await host.DemandOnAsync("apt-mark showhold"));
        Assert.Equal("/usr/lib/systemd/system/kubelet.service\n/usr/lib/systemd/system/kubelet.service.d/10-kubeadm.conf\n", await host.DemandOnAsync("systemctl show kubelet -p FragmentPath -p DropInPaths --value"));
        Assert.Equal("", await host.DemandOnAsync("grep -il http_proxy /etc/kubernetes/manifests/* || :"));
    }

    private async Task ImagesArePulledAsync()
    {
        await RunsAsync("one", "mirrored.example.com/tools/pause:1");
        Assert.Contains(host.Registry.Asked, asked => asked.EndsWith("/v2/tools/pause/manifests/1 200", StringComparison.Ordinal));
        Assert.DoesNotContain(host.Proxy.Asked, asked => asked.Contains(host.Layout.ControllerAddress.ToString(), StringComparison.Ordinal));

        // Nobody on the host can resolve that name: the proxy does.
        await RunsAsync("two", $"{UnusualHost.Outside}/tools/pause:2");
        Assert.Contains($"CONNECT {UnusualHost.Outside}:443 HTTP/1.1", host.Proxy.Asked);
        Assert.Contains(host.Registry.Asked, asked => asked.Contains(UnusualHost.Outside, StringComparison.Ordinal) && asked.EndsWith("/v2/tools/pause/manifests/2 200", StringComparison.Ordinal));
        Assert.DoesNotContain(host.Registry.Asked, asked => asked.EndsWith("401", StringComparison.Ordinal));

        // Without the entry nobody logs in, nor trusts the authority.
        var file = await File.ReadAllTextAsync(host.ClusterFile);
        await File.WriteAllLinesAsync(host.ClusterFile, file.Split('\n').Where(line => !line.Contains("host: mirrored.example.com", StringComparison.Ordinal)));
        Assert.Equal(1, (await host.DemandPartsAsync("apply", "--yes", "--output", "json")).Json.GetProperty("changed").GetInt32());
        await host.DemandOnAsync($"{Kubectl} run three --image mirrored.example.com/tools/pause:3 --image-pull-policy Always");
        await host.DemandOnAsync($"for try in $(seq 60); do {Kubectl} get events | grep -q 'Failed.*three.*Failed to pull image' && exit; sleep 0.5; done; {Kubectl} get events; exit 1");
        await File.WriteAllTextAsync(host.ClusterFile, file);
        await host.DemandPartsAsync("apply", "--yes");
        await RunsAsync("four", "mirrored.example.com/tools/pause:4");
    }

    // A pod whose image the kubelet has containerd pull.
    private Task<string> RunsAsync(string pod, string image) => host.DemandOnAsync(
        $"{Kubectl} run {pod} --image {image} --image-pull-policy Always && {Kubectl} wait --for=condition=Ready pod/{pod} --timeout=40s || {{ {Kubectl} describe pod {pod}; exit 1; }}");

    private static void SecretsAreShownNowhere(Outcome planned, Outcome applied)
    {
        var journal = File.ReadAllText(applied.Output.Split('\n').First(line => line.StartsWith("Journal: ", StringComparison.Ordinal))["Journal: ".Length..]);
        foreach (var said in new[] { planned.ToString(), applied.ToString(), journal })
        {
            Assert.Contains("Configure registries", said, StringComparison.Ordinal);
            Assert.DoesNotContain(UnusualHost.Password, said, StringComparison.Ordinal);
            Assert.DoesNotContain(UnusualHost.Login.Split(' ')[1], said, StringComparison.Ordinal);
        }
    }
}
