using System.Text.Json;
using Kubewright.Tests.Inspection.Description;
using Xunit;

namespace Kubewright.Tests.Cli;

public sealed class InspectCommandTests : IDisposable
{
    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    [Theory]
    [InlineData("healthy", 0, "✓ the cluster is well\n")]
    [InlineData("one-down", 1, "✗ the cluster is not well: etcd is one loss from losing its quorum")]
    [InlineData("api-stopped", 1, "✗ the cluster is not well: kube-apiserver: none of 3 works")]
    [InlineData("view", 4, "? too little was seen to say that the cluster is well: 403 Forbidden")]
    public async Task A_bundle_is_described_and_the_exit_code_says_how_the_cluster_is(string bundle, int code, string headline)
    {
        Assert.Equal(code, await _line.RunAsync("inspect", "--bundle", LabBundle.PathOf(bundle)));

        Assert.StartsWith(headline, _line.Out, StringComparison.Ordinal);
        Assert.Empty(_line.Hosts.Connected);
    }

    [Theory]
    [InlineData("healthy")]
    [InlineData("one-down")]
    [InlineData("api-stopped")]
    [InlineData("view")]
    public async Task The_page_is_the_one_that_was_looked_at(string bundle)
    {
        await _line.RunAsync("inspect", "--bundle", LabBundle.PathOf(bundle), "--lang", "en");

        TestKit.Golden.Matches(_line.Out, $"Cli/Golden/inspect-{bundle}.txt");
    }

    [Fact]
    public async Task The_page_speaks_Chinese()
    {
        await _line.RunAsync("inspect", "--bundle", LabBundle.PathOf("one-down"), "--lang", "zh-CN", "--explain");

        TestKit.Golden.Matches(_line.Out, "Cli/Golden/inspect-one-down.zh-CN.txt");
    }

    [Fact]
    public async Task JSON_has_the_same_with_every_proof()
    {
        Assert.Equal(1, await _line.RunAsync("inspect", "--bundle", LabBundle.PathOf("one-down"), "--output", "json"));

        using var json = JsonDocument.Parse(_line.Out);
        Assert.Equal("bad", json.RootElement.GetProperty("health").GetString());
        Assert.Equal("etcd-quorum", json.RootElement.GetProperty("oddities")[0].GetProperty("topic").GetString());
        Assert.Equal(0, json.RootElement.GetProperty("topology").GetProperty("etcd").GetProperty("survives").GetInt32());
        Assert.Contains(json.RootElement.GetProperty("tables").EnumerateArray(), table => table.GetProperty("id").GetString() == "pods");
    }

    [Fact]
    public async Task Proofs_and_explanations_are_shown_where_they_are_asked_for()
    {
        await _line.RunAsync("inspect", "--bundle", LabBundle.PathOf("healthy"), "--evidence", "--explain");

        Assert.Contains("seen: cp1: etcdctl member list -w table: ", _line.Out, StringComparison.Ordinal);
        Assert.Contains("without it: nothing can be looked at or changed", _line.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hosts_that_cannot_be_reached_leave_the_cluster_unknown()
    {
        _line.Hosts.Unreachable["10.0.0.1"] = "10.0.0.1: no answer from port 22";

        Assert.Equal(4, await _line.RunAsync("inspect", "--hosts", "admin@10.0.0.1"));
        Assert.StartsWith("? too little was seen to say that the cluster is well: 10.0.0.1: no answer from port 22\n", _line.Out, StringComparison.Ordinal);
        Assert.Equal("admin", _line.Hosts.Logins.Single().User);
    }

    [Fact]
    public async Task Evidence_is_saved_for_its_owner_alone_also_of_hosts_that_are_silent_and_inspected_again()
    {
        _line.Hosts.Unreachable["10.0.0.1"] = "10.0.0.1: no answer from port 22";
        var path = Path.Combine(_line.Folder, "e.tar.gz");

        Assert.Equal(4, await _line.RunAsync("evidence", "collect", "--hosts", "10.0.0.1", "-o", path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        Assert.Equal(2, await _line.RunAsync("evidence", "collect", "--hosts", "10.0.0.1", "-o", path));
        Assert.Contains("is there already", _line.Error, StringComparison.Ordinal);
        Assert.Equal(4, await _line.RunAsync("inspect", "--bundle", path));
    }

    [Theory]
    [InlineData("nothing was named to look at", "inspect")]
    [InlineData("--hosts: 'a b' is no host", "inspect", "--hosts", "a b")]
    [InlineData("--hosts names 10.0.0.1 twice", "inspect", "--hosts", "10.0.0.1,root@10.0.0.1")]
    [InlineData("cannot be read", "inspect", "--kubeconfig", "missing")]
    [InlineData("cannot be read", "inspect", "--bundle", "missing.tar.gz")]
    [InlineData("--bundle is looked at alone", "inspect", "--bundle", "x", "--hosts", "10.0.0.1")]
    public async Task Wrong_input_ends_with_2_and_contacts_nobody(string why, params string[] arguments)
    {
        Assert.Equal(2, await _line.RunAsync(arguments));
        Assert.Contains(why, _line.Error, StringComparison.Ordinal);
        Assert.Empty(_line.Hosts.Connected);
    }

    [Fact]
    public async Task Another_file_is_no_bundle()
    {
        _line.Write("x.tar.zst", "hello");

        Assert.Equal(2, await _line.RunAsync("inspect", "--bundle", "x.tar.zst"));
        Assert.Contains("is no bundle of evidence", _line.Error, StringComparison.Ordinal);
    }
}
