using System.Runtime.CompilerServices;
using Kubewright.Remote.Local;
using Xunit;

namespace Kubewright.Tests.Cli;

public sealed class LauncherTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(SourceOfThis())!, "..", "..", ".."));
    private static readonly TimeSpan Building = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task It_runs_the_program_from_anywhere_through_any_link()
    {
        var folder = Directory.CreateTempSubdirectory("kubewright-test").FullName;
        try
        {
            var link = Path.Combine(folder, "kw");
            File.CreateSymbolicLink(link, Path.Combine(Root, "kubewright"));
            foreach (var command in (string[])["./kw", link, Path.GetRelativePath(folder, Path.Combine(Root, "kubewright"))])
            {
                var result = await LocalProcess.RunAsync("bash", ["-c", $"{command} --version"], Building, CancellationToken.None, workingDirectory: folder);
                Assert.Equal(0, result.ExitCode);
                Assert.Matches(@"\A\d+\.\d+\.\d+", result.Output);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Exit_codes_and_arguments_pass_through()
    {
        var result = await LocalProcess.RunAsync(
            Path.Combine(Root, "kubewright"), ["plan", "-f", "a file that is not there.yaml"], Building, CancellationToken.None, workingDirectory: Root);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("a file that is not there.yaml", result.Error);
    }

    [Fact]
    public async Task Without_dotnet_it_says_in_one_sentence_what_to_install()
    {
        var copy = Directory.CreateTempSubdirectory("kubewright-test").FullName;
        try
        {
            File.Copy(Path.Combine(Root, "kubewright"), Path.Combine(copy, "kubewright"));
            Directory.CreateDirectory(Path.Combine(copy, "bin"));
            foreach (var program in (string[])["bash", "readlink", "find", "flock", "mkdir", "sort"])
            {
                File.CreateSymbolicLink(Path.Combine(copy, "bin", program), $"/usr/bin/{program}");
            }

            var environment = new Dictionary<string, string> { ["PATH"] = Path.Combine(copy, "bin"), ["HOME"] = copy, ["DOTNET_ROOT"] = copy };
            var result = await LocalProcess.RunAsync(Path.Combine(copy, "bin", "bash"), [Path.Combine(copy, "kubewright")], Building, CancellationToken.None, environment: environment);

            Assert.Equal(2, result.ExitCode);
            Assert.Equal(1, result.Error.Count(c => c == '\n'));
            Assert.Contains(".NET 10 SDK is missing", result.Error);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    private static string SourceOfThis([CallerFilePath] string path = "") => path;
}
