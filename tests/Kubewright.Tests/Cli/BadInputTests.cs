using System.Text.Json;
using Xunit;

namespace Kubewright.Tests.Cli;

public sealed class BadInputTests : IDisposable
{
    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    [Theory]
    [InlineData("plan")]
    [InlineData("apply")]
    [InlineData("verify")]
    [InlineData("ping")]
    [InlineData("reset")]
    [InlineData("kubeconfig")]
    public async Task A_wrong_cluster_file_ends_every_verb_with_all_errors_before_a_host_is_contacted(string verb)
    {
        _line.Write("cluster.yaml", """
            apiVersion: kubewright.io/v1alpha1
            kind: Cluster
            verson: 1.32.0
            hosts: [192.168.2.11, 192.168.2]
            """);

        Assert.Equal(2, await _line.RunAsync(verb));

        Assert.Contains("cluster.yaml:3: verson: ", _line.Error);
        Assert.Contains("cluster.yaml:4: hosts[1]", _line.Error);
        Assert.Empty(_line.Out);
        Assert.Empty(_line.Hosts.Connected);
    }

    [Fact]
    public async Task Validate_says_what_the_cluster_is_or_all_that_is_wrong()
    {
        _line.WriteCluster();
        Assert.Equal(0, await _line.RunAsync("validate"));
        Assert.Contains("cluster.yaml is valid: cluster demo, Kubernetes v1.32.0, endpoint https://192.168.2.11:6443", _line.Out);

        _line.Write("bad.yaml", "kind: Cluster\n");
        Assert.Equal(2, await _line.RunAsync("validate", "-f", "bad.yaml"));
        Assert.Contains("bad.yaml:1: ", _line.Out);
    }

    [Fact]
    public async Task Json_output_is_one_document_also_for_what_is_wrong()
    {
        _line.Write("cluster.yaml", "kind: Cluster\n");
        Assert.Equal(2, await _line.RunAsync("plan", "--output", "json"));

        using var document = JsonDocument.Parse(_line.Out);
        Assert.Equal(2, document.RootElement.GetProperty("exitCode").GetInt32());
        Assert.NotEmpty(document.RootElement.GetProperty("problems").EnumerateArray());
    }

    [Fact]
    public async Task A_missing_cluster_file_is_named()
    {
        Assert.Equal(2, await _line.RunAsync("plan", "-f", "prod.yaml"));
        Assert.Contains($"there is no {_line.Folder}/prod.yaml", _line.Error);
    }

    [Theory]
    [InlineData("aply")]
    [InlineData("apply", "--force")]
    [InlineData("plan", "--output", "xml")]
    public async Task A_wrong_command_line_ends_with_2(params string[] arguments)
    {
        Assert.Equal(2, await _line.RunAsync(arguments));
        Assert.NotEmpty(_line.Error);
    }

    [Fact]
    public async Task A_catalogue_of_another_version_is_refused_naming_both()
    {
        _line.WriteCluster();
        _line.Write("artifacts/catalog.json", Catalogs.OfPrograms("v1.31.4").ToJson());

        Assert.Equal(2, await _line.RunAsync("apply"));

        Assert.Contains("has Kubernetes v1.31.4, and the cluster file wants v1.32.0", _line.Error);
        Assert.Empty(_line.Hosts.Connected);
    }

    [Fact]
    public async Task The_process_enters_the_lab_of_the_cluster_before_anything_is_contacted()
    {
        _line.WriteCluster("lab: demo");
        await _line.RunAsync("ping");
        Assert.Equal(["demo"], _line.EnteredLabs);
    }

    [Fact]
    public async Task Help_shows_examples()
    {
        Assert.Equal(0, await _line.RunAsync("apply", "--help"));
        Assert.Contains("kubewright apply -f prod.yaml --yes", _line.Out);
    }

    [Fact]
    public async Task Shells_get_completions()
    {
        Assert.Equal(0, await _line.RunAsync("[suggest:11]", "kubewright "));
        Assert.Contains("apply", _line.Out);
    }
}
