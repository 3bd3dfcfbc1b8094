using Kubewright.Core.Hosts;
using Xunit;

namespace Kubewright.Tests.Cli;

public sealed class KubeconfigTests : IDisposable
{
    private const string OnHost = """
        apiVersion: v1
        clusters:
        - cluster:
            certificate-authority-data: QUJD
            server: https://192.168.2.11:6443
          name: demo

        """;

    private readonly CommandLine _line = new();

    public KubeconfigTests()
    {
        _line.WriteCluster();
        _line.Hosts.Answer = (_, command) => command.Title.StartsWith("cat /etc/kubernetes/admin.conf", StringComparison.Ordinal) ? new CommandResult(0, OnHost, "") : null;
    }

    public void Dispose() => _line.Dispose();

    [Fact]
    public async Task It_is_written_beside_the_cluster_file_for_its_owner_alone()
    {
        Assert.Equal(0, await _line.RunAsync("kubeconfig"));

        var path = Path.Combine(_line.Folder, "kubeconfig");
        Assert.Equal(OnHost, File.ReadAllText(path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    public async Task Where_every_node_has_its_own_endpoint_a_control_plane_is_named_and_that_is_said()
    {
        _line.Write("cluster.yaml", File.ReadAllText(Path.Combine(_line.Folder, "cluster.yaml")) + "endpoint: {kind: local}\n");
        _line.Hosts.Answer = (_, command) => command.Title.StartsWith("cat /etc/kubernetes/admin.conf", StringComparison.Ordinal)
            ? new CommandResult(0, OnHost.Replace("192.168.2.11:6443", "127.0.0.1:8443"), "")
            : null;

        Assert.Equal(0, await _line.RunAsync("kubeconfig", "-o", "-"));
        Assert.Equal(OnHost, _line.Out);
        Assert.Contains("https://127.0.0.1:8443 is every node's own load balancer and means nothing on this machine, so the kubeconfig names cp1: https://192.168.2.11:6443.", _line.Error);
    }

    [Fact]
    public async Task A_dash_prints_it_and_nothing_else()
    {
        Assert.Equal(0, await _line.RunAsync("kubeconfig", "-o", "-"));
        Assert.Equal(OnHost, _line.Out);
    }

    [Fact]
    public async Task That_of_another_cluster_is_only_overwritten_with_yes()
    {
        var path = _line.Write("other", OnHost.Replace("192.168.2.11", "10.0.0.1").Replace("QUJD", "REVG"));

        Assert.Equal(2, await _line.RunAsync("kubeconfig", "-o", "other"));
        Assert.Contains("other is the kubeconfig of another cluster, https://10.0.0.1:6443", _line.Error);
        Assert.Contains("10.0.0.1", File.ReadAllText(path));

        Assert.Equal(0, await _line.RunAsync("kubeconfig", "-o", "other", "--yes"));
        Assert.Equal(OnHost, File.ReadAllText(path));
    }

    [Theory]
    [InlineData("192.168.2.11", "REVG")]
    [InlineData("10.0.0.1", "QUJD")]
    public async Task A_cluster_made_anew_or_with_its_endpoint_moved_is_still_the_same_one(string address, string authority)
    {
        _line.Write("kubeconfig", OnHost.Replace("192.168.2.11", address).Replace("QUJD", authority));
        Assert.Equal(0, await _line.RunAsync("kubeconfig"));
        Assert.Equal(OnHost, File.ReadAllText(Path.Combine(_line.Folder, "kubeconfig")));
    }

    [Fact]
    public async Task A_host_without_one_is_named()
    {
        _line.Hosts.Answer = (_, _) => new CommandResult(1, "", "cat: /etc/kubernetes/admin.conf: No such file or directory\n");
        Assert.Equal(4, await _line.RunAsync("kubeconfig"));
        Assert.Contains("cp1: /etc/kubernetes/admin.conf cannot be read: cat: /etc/kubernetes/admin.conf: No such file or directory", _line.Error);
    }
}
