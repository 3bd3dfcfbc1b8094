using System.Text.RegularExpressions;
using Kubewright.EndToEnd.Harness;
using Xunit.Abstractions;

namespace Kubewright.EndToEnd;

/// <summary>
/// Three control planes whose endpoint is the first one's own address, as many a guide makes them: nothing that Kubewright would build. One control plane is made by
/// apply, which also prepares the other hosts; these then leave and join again by plain kubeadm.
/// </summary>
public sealed class ClusterAtOneNodesAddress() : LabCluster("e2e-move", "haproxy", "cp1", "cp2", "cp3", "cp4")
{
    private static readonly string[] Images = ["kube-apiserver", "kube-controller-manager", "kube-scheduler", "etcd"];

    /// <summary>The hosts of the cluster; the last of the lab's is kept to take a lost one's place.</summary>
    internal IReadOnlyList<string> Nodes { get; } = ["cp1", "cp2", "cp3"];

    /// <summary>The line of the cluster file for the host that is kept.</summary>
    internal string Spare { get; private set; } = "";

    /// <summary>The virtual address that the lab keeps free.</summary>
    internal string FreeAddress { get; private set; } = "";

    public override async Task InitializeAsync()
    {
        await Product.DemandAsync(TimeSpan.FromMinutes(1), "lab", "down", Name);
        Deployed = await Product.DemandAsync(DeployLimit, ["demo", Name, "--only-hosts", "--hosts", .. HostNames]);
        FreeAddress = VirtualAddress;
        var written = await System.IO.File.ReadAllTextAsync(File);
        Spare = Regex.Match(written, "^.*name: cp4,.*\n", RegexOptions.Multiline).Value;
        var single = Regex.Replace(written.Replace(Spare, "", StringComparison.Ordinal), @"^endpoint:\n(  .*\n)+", "endpoint:\n  kind: single\n", RegexOptions.Multiline);
        await System.IO.File.WriteAllTextAsync(File, Regex.Replace(single, @"(name: cp[23],.*)\[control-plane\]", "$1[worker]"));
        await DemandAsync("apply");

        // By now the other hosts have all that kubeadm needs, but for a control plane's images.
        var artifacts = Regex.Match(single, "directory: (.*)").Groups[1].Value;
        await Task.WhenAll(Nodes.Skip(1).Select(host => PrepareAsync(host, artifacts)));
        await KubectlAsync("cp1", $"delete node {string.Join(' ', Nodes.Skip(1))}");
        foreach (var host in Nodes.Skip(1))
        {
            var joined = await OnAsync("cp1", "key=$(kubeadm init phase upload-certs --upload-certs 2>/dev/null | tail -n 1); kubeadm token create --print-join-command --certificate-key $key 2>/dev/null");
            var done = await OnAsync(host, $"{joined.Output.Trim()} --apiserver-advertise-address {Layout.Demand(host).Address} --ignore-preflight-errors SystemVerification,ImagePull", TimeSpan.FromMinutes(5));
            Assert.True(done.Code == 0, done.ToString());
        }

        await System.IO.File.WriteAllTextAsync(File, single);
    }

    private async Task PrepareAsync(string host, string artifacts)
    {
        await OnAsync(host, "kubeadm reset -f >/dev/null 2>&1; rm -rf /etc/kubernetes/pki /etc/kubernetes/*.conf");
        foreach (var image in Images)
        {
            using var import = new Running(
                "/bin/sh", ["-c", $"'{Path.Combine(Product.Checkout, "kubewright")}' lab exec {host} --lab {Name} -- ctr -n k8s.io images import - <'{artifacts}/images/{image}.tar'"]);
            Assert.Equal(0, (await import.EndAsync(TimeSpan.FromMinutes(1))).Code);
        }
    }
}

public sealed class EndpointMoveTests(ClusterAtOneNodesAddress cluster, ITestOutputHelper said) : IClassFixture<ClusterAtOneNodesAddress>
{
    [Fact]
    public async Task A_cluster_at_one_nodes_address_is_moved_to_a_virtual_one_and_does_without_that_node()
    {
        var first = cluster.Layout.Demand("cp1").Address;
        string[] move = ["endpoint", "move", "--yes", "--output", "json"];
        string[] to = ["--to", "keepalived", "--address", cluster.FreeAddress, "--name", "k8s-api.example.internal"];

        // Killed in the middle, it is known everywhere, and gone on with.
        using (var killed = Product.Start([.. move, .. to, "-f", cluster.File]))
        {
            await killed.SaysAsync("Move the kubeconfigs   ", TimeSpan.FromMinutes(4));
            killed.Kill();
        }

        Assert.Matches("a move of the endpoint .* is under way", (await cluster.RunAsync("endpoint", "move", "--to", "local", "--yes")).ToString());
        var moved = await cluster.DemandAsync(move);
        said.WriteLine($"{moved.Json.GetProperty("outages")}");
        Assert.All(moved.Json.GetProperty("outages").EnumerateArray(), outage => Assert.InRange(outage.GetProperty("longestMilliseconds").GetDouble(), 0, 5000));
        Assert.True(File.Exists(cluster.File + ".before-move"));
        Assert.Equal(0, (await cluster.DemandAsync([.. move, .. to])).Json.GetProperty("run").GetProperty("changed").GetInt32());

        foreach (var host in cluster.Nodes.Skip(1))
        {
            Assert.Equal("", (await cluster.OnAsync(host, $"grep -rl --exclude-dir=pods 'https://{first}:6443' /etc/kubernetes /var/lib/kubelet")).Output.Trim());
        }

        await LoseAsync("cp1");
    }

    // Off for good. etcd and the cluster forget the host, and another one takes its place.
    private async Task LoseAsync(string lost)
    {
        await cluster.SwitchAsync("kill", lost);
        var address = cluster.Layout.Demand(lost).Address;
        const string Etcdctl = "ETCDCTL_API=3 etcdctl --endpoints https://127.0.0.1:2379 --cacert /etc/kubernetes/pki/etcd/ca.crt --cert /etc/kubernetes/pki/etcd/server.crt --key /etc/kubernetes/pki/etcd/server.key";
        var removed = await cluster.OnAsync(
            "cp2", $"for tick in $(seq 30); do {Etcdctl} member remove $({Etcdctl} member list | grep '{address}' | cut -d, -f1) && exit 0; sleep 1; done; exit 1");
        Assert.True(removed.Code == 0, removed.ToString());
        await cluster.KubectlAsync("cp2", $"delete node {lost}");
        var file = await File.ReadAllTextAsync(cluster.File);
        await File.WriteAllTextAsync(cluster.File, Regex.Replace(file, $"^.*name: {lost},.*\n", cluster.Spare, RegexOptions.Multiline));
        await cluster.DemandAsync("apply", "--yes");
        await cluster.VerifiedAsync(TimeSpan.FromMinutes(2));
    }
}
