using Kubewright.Tests.Docs;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Cli;

public sealed class NewCommandTests : IDisposable
{
    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    [Theory]
    [InlineData("one-host", "new 10.0.0.11 --version 1.32.0")]
    [InlineData(
        "beside", "new 10.0.0.11 10.0.0.12 10.0.0.13 --endpoint 10.0.0.10 --version 1.32.0 --name prod --user ubuntu --key id --balancer nginx --workers w1=10.0.0.21 10.0.0.22")]
    [InlineData(
        "dedicated",
        "new 10.0.0.11 10.0.0.12 10.0.0.13 10.0.0.21 --endpoint 10.0.0.100 --endpoint-name k8s.example.com --endpoint-port 16443 --load-balancers 10.0.0.10 10.0.0.20 "
        + "--version v1.28.3 --port 2222 --pod-cidr 10.50.0.0/16 --service-cidr 10.51.0.0/16 --dns-domain k8s.local --manifests net.yaml")]
    [InlineData("far", "new 10.0.0.11 10.0.0.12 --version 1.32.0 --user ubuntu --jump admin@bastion.example.com:2222 --cni none")]
    [InlineData("etcd", "new 10.0.0.11 10.0.0.12 10.0.0.13 --endpoint 10.0.0.10 --etcd 10.0.0.31 10.0.0.32 10.0.0.33 --workers 10.0.0.21 --version 1.32.0")]
    [InlineData("ipv6", "new fd00:2::11 fd00:2::12 fd00:2::13 --endpoint fd00:2::10 --version 1.32.0")]
    public async Task It_writes_a_valid_file_with_comments(string name, string arguments)
    {
        _line.Write("id", "");
        _line.Write("net.yaml", "");

        Assert.Equal(0, await _line.RunAsync([.. ShellWords.Of(arguments)]));
        Assert.Equal(0, await _line.RunAsync("validate"));

        Golden.Matches(File.ReadAllText(Path.Combine(_line.Folder, "cluster.yaml")), $"Cli/Golden/new-{name}.yaml");
        Assert.Empty(_line.Hosts.Connected);
    }

    [Fact]
    public async Task Beside_it_lies_the_schema_that_its_first_line_names()
    {
        Assert.Equal(0, await _line.RunAsync("new", "10.0.0.11", "--version", "1.32.0", "-o", "there/cluster.yaml"));
        var first = File.ReadLines(Path.Combine(_line.Folder, "there/cluster.yaml")).First();

        Assert.Equal(File.ReadAllText(Path.Combine(Repository.Root, "docs/cluster.schema.json")), File.ReadAllText(Path.Combine(_line.Folder, "there", first.Split('=')[1])));
    }

    [Fact]
    public async Task A_file_that_is_there_is_overwritten_only_when_that_is_said()
    {
        _line.Write("cluster.yaml", "mine\n");

        Assert.Equal(2, await _line.RunAsync("new", "10.0.0.11", "--version", "1.32.0"));
        Assert.Equal("mine\n", File.ReadAllText(Path.Combine(_line.Folder, "cluster.yaml")));
        Assert.Contains("cluster.yaml is there already\n    name another file with -o, or give --force to overwrite it", _line.Error);

        Assert.Equal(0, await _line.RunAsync("new", "10.0.0.11", "--version", "1.32.0", "--force"));
        Assert.Contains("10.0.0.11", File.ReadAllText(Path.Combine(_line.Folder, "cluster.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task To_standard_output_it_writes_the_file_and_nothing_else()
    {
        Assert.Equal(0, await _line.RunAsync("new", "10.0.0.11", "--version", "1.32.0", "-o", "-"));

        Assert.Equal("10.0.0.11", Specs.Read(_line.Out).Hosts.Single().Address.ToString());
        Assert.Empty(Directory.GetFiles(_line.Folder));
    }

    [Fact]
    public async Task Paths_of_the_command_line_are_written_as_the_file_needs_them()
    {
        _line.Write("keys/id", "");

        Assert.Equal(0, await _line.RunAsync("new", "10.0.0.11", "--version", "1.32.0", "--key", "keys/id", "-o", "a/b/cluster.yaml"));

        Assert.Contains("key: ../../keys/id", File.ReadAllText(Path.Combine(_line.Folder, "a/b/cluster.yaml")), StringComparison.Ordinal);
    }
}
