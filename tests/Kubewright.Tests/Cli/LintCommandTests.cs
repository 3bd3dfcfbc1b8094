using System.Text.Json;
using Xunit;

namespace Kubewright.Tests.Cli;

public sealed class LintCommandTests : IDisposable
{
    private const string Off = "version = 3\n[plugins.'io.containerd.cri.v1.runtime'.containerd.runtimes.runc.options]\nSystemdCgroup = false  # mine\n";
    private const string On = "version = 3\n[plugins.'io.containerd.cri.v1.runtime'.containerd.runtimes.runc.options]\nSystemdCgroup = true  # mine\n";
    private const string Undecided = "apiVersion: kubeadm.k8s.io/v1beta4\nkind: InitConfiguration\nlocalAPIEndpoint:\n  advertiseAddress: 1.2.3.4\n";

    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    [Fact]
    public async Task Healthy_files_end_with_0()
    {
        _line.Write("config.toml", On);

        Assert.Equal(0, await _line.RunAsync("lint", "config.toml"));
        Assert.Equal("1 file: nothing found\n", _line.Out);
    }

    [Fact]
    public async Task Findings_end_with_1_and_name_file_line_why_and_correction()
    {
        _line.Write("config.toml", Off);

        Assert.Equal(1, await _line.RunAsync("lint", "config.toml"));
        Assert.StartsWith("config.toml:3: error: SystemdCgroup = false [containerd-systemd-cgroup-off]\n    why: ", _line.Out, StringComparison.Ordinal);
        Assert.EndsWith("\n1 file: 1 error; --fix corrects 1 of 1\n", _line.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_only_good_to_know_ends_with_0()
    {
        _line.Write("keepalived.conf", Linting.HealthyFiles.Of(Linting.HealthyFiles.Balancers)[0].Text.Replace("/usr/bin/curl ", "/etc/keepalived/check.sh ", StringComparison.Ordinal));

        Assert.Equal(0, await _line.RunAsync("lint", "keepalived.conf"));
        Assert.Contains("keepalived.conf:8: info: ", _line.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Correcting_writes_the_file_keeps_the_former_and_shows_the_difference()
    {
        _line.Write("config.toml", Off);

        Assert.Equal(0, await _line.RunAsync("lint", "--fix", "config.toml"));
        Assert.Equal(On, Read("config.toml"));
        Assert.Equal(Off, Read("config.toml.before-lint"));
        Assert.Contains("-SystemdCgroup = false  # mine\n+SystemdCgroup = true  # mine\n", _line.Out, StringComparison.Ordinal);
        Assert.EndsWith("1 file: nothing is left to say; 1 file corrected, the former kept beside it\n", _line.Out, StringComparison.Ordinal);

        Assert.Equal(0, await _line.RunAsync("lint", "--fix", "config.toml"));
        Assert.False(File.Exists(Path.Combine(_line.Folder, "config.toml.before-lint.2")));
    }

    [Fact]
    public async Task A_copy_is_never_written_over()
    {
        _line.Write("config.toml", Off);
        _line.Write("config.toml.before-lint", "older");

        Assert.Equal(0, await _line.RunAsync("lint", "--fix", "config.toml"));
        Assert.Equal(("older", Off), (Read("config.toml.before-lint"), Read("config.toml.before-lint.2")));
    }

    [Fact]
    public async Task A_dry_run_shows_and_writes_nothing()
    {
        _line.Write("config.toml", Off);

        Assert.Equal(1, await _line.RunAsync("lint", "--fix", "--dry-run", "config.toml"));
        Assert.Contains("+SystemdCgroup = true  # mine\n", _line.Out, StringComparison.Ordinal);
        Assert.Equal(Off, Read("config.toml"));
        Assert.False(File.Exists(Path.Combine(_line.Folder, "config.toml.before-lint")));
    }

    [Fact]
    public async Task What_only_somebody_else_can_know_is_left_and_said()
    {
        _line.Write("config.toml", Off);
        _line.Write("kubeadm.yaml", Undecided);

        Assert.Equal(1, await _line.RunAsync("lint", "--fix", "config.toml", "kubeadm.yaml"));
        Assert.Equal((On, Undecided), (Read("config.toml"), Read("kubeadm.yaml")));
        Assert.EndsWith("2 files: 1 error left; 1 file corrected, the former kept beside it\n", _line.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Standard_input_is_judged_and_not_corrected_in_place()
    {
        using var line = new CommandLine { Typed = Off };

        Assert.Equal(1, await line.RunAsync("lint", "-"));
        Assert.Contains("(standard input):3: error: ", line.Out, StringComparison.Ordinal);
        Assert.Equal(2, await line.RunAsync("lint", "-", "--fix"));
    }

    [Fact]
    public async Task Of_a_folder_all_known_files_are_judged_and_the_others_named()
    {
        _line.Write("lb1/config.toml", On);
        _line.Write("lb1/README", "hello");

        Assert.Equal(0, await _line.RunAsync("lint", "lb1"));
        Assert.Equal("1 file: nothing found\n", _line.Out);
        Assert.Contains("lb1/README is left out", _line.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_ends_with_2_and_the_line_and_nothing_is_written()
    {
        _line.Write("config.toml", Off);
        _line.Write("nginx.conf", "stream {\n");

        Assert.Equal(2, await _line.RunAsync("lint", "--fix", "config.toml", "nginx.conf"));
        Assert.StartsWith("nginx.conf:1: the block of 'stream' is not closed\n", _line.Error, StringComparison.Ordinal);
        Assert.Equal(Off, Read("config.toml"));
    }

    [Fact]
    public async Task The_document_has_findings_and_differences()
    {
        _line.Write("config.toml", Off);

        Assert.Equal(0, await _line.RunAsync("lint", "--fix", "config.toml", "--output", "json"));
        var document = JsonDocument.Parse(_line.Out).RootElement;
        Assert.Equal("config.toml.before-lint", document.GetProperty("corrected")[0].GetProperty("copy").GetString());
        Assert.Equal(0, document.GetProperty("findings").GetArrayLength());
    }

    private string Read(string name) => File.ReadAllText(Path.Combine(_line.Folder, name));
}
