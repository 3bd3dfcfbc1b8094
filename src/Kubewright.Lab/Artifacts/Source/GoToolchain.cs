using Kubewright.Remote.Local;

namespace Kubewright.Lab.Artifacts.Source;

/// <summary>Go out of an unpacked package, with every setting of its own, so that the machine's Go and its settings play no part.</summary>
internal sealed class GoToolchain(string root, string goPath, string temporary)
{
    public Task BuildAsync(
        string directory, string output, string linkerFlags, IReadOnlyList<string> packages, Action<string>? onLine, CancellationToken cancellationToken) =>
        RunAsync(
            Path.Combine(root, "bin/go"),
            directory,
            ["build", "-v", "-trimpath", "-buildvcs=false", "-ldflags", linkerFlags, "-o", output, .. packages],
            onLine,
            cancellationToken);

    /// <summary>Runs a program that itself looks into the Go tree.</summary>
    public async Task RunAsync(
        string program, string directory, IReadOnlyList<string> arguments, Action<string>? onLine, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(temporary);
        await LocalProcess.DemandAsync(
            program, arguments, TimeSpan.FromMinutes(25), cancellationToken, environment: Environment(), onLine: onLine, workingDirectory: directory);
    }

    private Dictionary<string, string> Environment() => new()
    {
        ["GOROOT"] = root,
        ["GOPATH"] = goPath,
        ["GOCACHE"] = Path.Combine(temporary, "cache"),
        ["GOTMPDIR"] = temporary,
        ["GOENV"] = "off",
        ["GOFLAGS"] = "",
        ["GO111MODULE"] = "off",
        ["CGO_ENABLED"] = "0",
    };
}
