using Kubewright.Core.Hosts;
using Kubewright.Core.Spec;
using Kubewright.Linting;
using Kubewright.Provisioning.Config;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Linting;

/// <summary>In the files that Kubewright itself writes there is nothing to find, whatever the cluster.</summary>
public sealed class OwnFilesTests
{
    private static readonly string[] Versions = ["1.20.2", "1.21.14", "1.22.0", "1.25.16", "1.28.9", "1.30.14", "1.31.0", "1.32.0", "1.34.1", "1.36.2"];

    private static readonly string[] Layouts =
    [
        "hosts: [192.168.2.11]",
        "hosts: [192.168.2.11]\nendpoint: {address: 192.168.2.10}",
        "hosts: [192.168.2.11, 192.168.2.12, 192.168.2.13, 192.168.2.21]\nendpoint: {address: 192.168.2.10}",
        "hosts: [192.168.2.11, 192.168.2.12, 192.168.2.13]\nendpoint: {address: 192.168.2.10, balancer: nginx, port: 9443, name: k8s.example.internal}",
        "hosts: [192.168.2.11, 192.168.2.12, 192.168.2.13]\nendpoint: {address: 192.168.2.10}\nkubeadm: {skipPhases: [addon/coredns], extraSans: [k8s.example.com]}",
        "hosts: [192.168.2.11, 192.168.2.12, 192.168.2.13]\nendpoint: {address: 192.168.2.10}\nruntime: {sandboxImage: 'mirror.example/pause:9'}\nartifacts: {imageRepository: registry.example/k8s}",
        "hosts: [\"fd00:2::11\", \"fd00:2::12\", \"fd00:2::13\"]\nendpoint: {address: \"fd00:2::10\"}",
        "hosts: [\"fd00:2::11\", \"fd00:2::12\", \"fd00:2::13\"]\nendpoint: {address: \"fd00:2::10\", balancer: nginx}",
        "hosts: [{address: 192.168.2.11, roles: [control-plane]}, {address: 192.168.2.31, roles: [etcd]}, {address: 192.168.2.32, roles: [etcd]}, {address: 192.168.2.33, roles: [etcd]}]\netcd: {events: true}",
    ];

    // Every run has its own token; that of the other tests is the documentation's.
    private static readonly Kubewright.Core.Plans.JoinCredentials OfRun = Credentials.Sample with { Token = new Secret("9a08jv.c0izixklcxtmnze7") };

    private static readonly Version[] Runtimes = [new(1, 6, 20), new(1, 7, 24), new(2, 0, 7), new(2, 2, 1), new(2, 3, 3)];

    public static TheoryData<string> AllVersions => [.. Versions];

    public static TheoryData<string> Examples => [.. Directory.GetFiles(Path.Combine(Repository.Root, "examples")).Select(path => Path.GetFileName(path)!)];

    [Theory]
    [MemberData(nameof(AllVersions))]
    public void In_the_files_of_every_layout(string version) => Assert.All(
        Layouts.Select(layout => Specs.Read($"apiVersion: kubewright.io/v1alpha1\nkind: Cluster\nversion: {version}\n{layout}\n"))
            .Append(Specs.ThreeControlPlanesOneWorker(version))
            .Append(Specs.DedicatedBalancers(version)),
        NothingIsFound);

    [Theory]
    [MemberData(nameof(Examples))]
    public void In_the_files_of_every_example(string name) =>
        NothingIsFound(Specs.Read(File.ReadAllText(Path.Combine(Repository.Root, "examples", name)), new FakeClusterFolder()));

    private static void NothingIsFound(ClusterSpec spec)
    {
        var hosts = Balancers(spec).ToList();
        foreach (var host in spec.Nodes)
        {
            foreach (var runtime in Runtimes)
            {
                NothingIsFound([.. hosts, new($"{host}/kubeadm.yaml", Kubeadm(spec, host)), new($"{host}/config.toml", ContainerdConfig.Write(spec, runtime))]);
            }
        }

        NothingIsFound([.. hosts, .. spec.Nodes.Select(host => new LintInput($"{host}/kubeadm.yaml", Kubeadm(spec, host)))]);
        Assert.All(hosts, file => NothingIsFound([file]));
    }

    private static void NothingIsFound(IReadOnlyList<LintInput> files)
    {
        if (files.Count > 0)
        {
            var right = Assert.IsType<LintReading.Right>(Linter.Read(files));
            Assert.Equal("", string.Join('\n', Linter.Judge(right.Set).Select(finding => $"{finding.File}:{finding.Line}: {finding.Code}: {finding.Problem}")));
        }
    }

    private static IEnumerable<LintInput> Balancers(ClusterSpec spec) => spec.Balancers.SelectMany(host => (LintInput[])
    [
        new($"{host}/keepalived.conf", KeepalivedConfig.Write(spec, host, "eth0")),
        spec.Endpoint.Balancer == Balancer.Nginx ? new($"{host}/nginx.conf", NginxConfig.Write(spec)) : new($"{host}/haproxy.cfg", HaproxyConfig.Write(spec)),
    ]);

    private static string Kubeadm(ClusterSpec spec, Host host) =>
        host == spec.ControlPlanes.First() ? KubeadmConfig.ForInit(spec, host, OfRun) : KubeadmConfig.ForJoin(spec, host, OfRun, Credentials.CaCertHash);
}
