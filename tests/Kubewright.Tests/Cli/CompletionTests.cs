using Kubewright.Remote.Local;
using Xunit;

namespace Kubewright.Tests.Cli;

/// <summary>What shells complete, with the real scripts sourced in real shells, and the built program answering.</summary>
public sealed class CompletionTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly CommandLine _line = new();

    public void Dispose() => _line.Dispose();

    [Theory]
    [InlineData("kubewright ap", "apply")]
    [InlineData("kubewright apply --y", "--yes")]
    [InlineData("kubewright plan --output ", "json", "text")]
    [InlineData("kubewright demo --balancer n", "nginx")]
    [InlineData("kubewright new --cni ", "bridge", "manifests", "none")]
    [InlineData("kubewright completion ", "bash", "zsh")]
    [InlineData("kubewright import ")]
    [InlineData("kubewright plan -f ")]
    public async Task Bash_completes_a_line(string typed, params string[] expected) => Assert.Equal(expected, await InBashAsync(typed));

    [Fact]
    public async Task The_program_that_was_typed_is_asked_also_without_the_path()
    {
        File.CreateSymbolicLink(Path.Combine(_line.Folder, "kubewright"), Program);

        Assert.Equal(["apply"], await InBashAsync("./kubewright ap", path: "/usr/bin:/bin"));
    }

    [Fact]
    public async Task Bash_knows_the_script_as_kubewrights_and_takes_files_where_the_program_says_nothing()
    {
        Assert.Equal(0, await _line.RunAsync("completion", "bash"));
        var ended = await LocalProcess.RunAsync("bash", ["--norc", "-c", $"{_line.Out}\ncomplete -p kubewright"], Limit, CancellationToken.None);

        Assert.Equal("complete -o default -F _kubewright kubewright", ended.Output.Trim());
    }

    [Fact]
    public async Task Zsh_takes_the_script()
    {
        Assert.Equal(0, await _line.RunAsync("completion", "zsh"));
        Assert.StartsWith("#compdef kubewright\n", _line.Out, StringComparison.Ordinal);

        // The completion system's own words are replaced, so that what it would be told can be seen.
        var script = $$"""
            compdef() { : }
            compadd() { print -rl -- $found }
            _files() { print files }
            {{_line.Out}}
            words=({{Program}} ap) CURRENT=2; _kubewright
            words=({{Program}} import '') CURRENT=3; _kubewright
            """;
        var ended = await LocalProcess.RunAsync("zsh", ["-f", "-c", script], Limit, CancellationToken.None);
        Assert.Equal("apply\nfiles\n", ended.Output);
    }

    [Fact]
    public async Task Labs_and_their_hosts_are_candidates()
    {
        _line.Write("demo/lab.json", SampleLab("demo", "cp1"));
        _line.Write("spare/lab.json", SampleLab("spare", "w7"));

        foreach (var typed in (string[])["kubewright lab ssh c", "kubewright lab down ", "kubewright lab kill --lab spare "])
        {
            Assert.Equal(0, await _line.RunAsync($"[suggest:{typed.Length}]", typed));
        }

        var candidates = _line.Out.Split(Environment.NewLine).Where(candidate => !candidate.StartsWith('-') && !candidate.StartsWith('/') && candidate.Length > 0);
        Assert.Equal(["cp1", "demo", "spare", "w7"], candidates);
    }

    private static string Program => Path.Combine(AppContext.BaseDirectory, "kubewright");

    private static string SampleLab(string name, string host) =>
        $$"""{"name": "{{name}}", "subnet": "10.77.1.0/24", "baseTree": "/base", "hosts": [{"name": "{{host}}", "address": "10.77.1.11"}]}""";

    // As bash calls the function when somebody presses the tabulator behind the line.
    private async Task<IReadOnlyList<string>> InBashAsync(string typed, string? path = null)
    {
        Assert.Equal(0, await _line.RunAsync("completion", "bash"));
        var script = $$"""
            PATH={{path ?? $"{AppContext.BaseDirectory}:$PATH"}}
            source /dev/stdin
            COMP_LINE='{{typed}}' COMP_POINT={{typed.Length}}
            read -ra COMP_WORDS <<<"$COMP_LINE"
            [[ $COMP_LINE == *' ' ]] && COMP_WORDS+=('')
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _kubewright
            printf '%s\n' "${COMPREPLY[@]}"
            """;
        var ended = await LocalProcess.RunAsync("bash", ["--norc", "-c", script], Limit, CancellationToken.None, _line.Out, workingDirectory: _line.Folder);
        Assert.Equal("", ended.Error);
        return ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
