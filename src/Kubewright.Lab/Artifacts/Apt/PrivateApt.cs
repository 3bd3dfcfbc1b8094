using Kubewright.Lab.Hosts;
using Kubewright.Remote.Local;

namespace Kubewright.Lab.Artifacts.Apt;

/// <summary>Downloads packages of a suite of its own choice through the machine's mirror. Nothing below <c>/etc/apt</c> or <c>/var/lib</c> changes.</summary>
internal sealed class PrivateApt
{
    private const string DebianKeyring = "/usr/share/keyrings/debian-archive-keyring.gpg";
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private readonly string _configuration;

    private PrivateApt(string configuration) => _configuration = configuration;

    /// <summary>Writes a configuration below <paramref name="directory"/> and reads the suite's package lists.</summary>
    /// <exception cref="LabException">This machine does not take packages from a Debian archive.</exception>
    public static async Task<PrivateApt> OpenAsync(string directory, string suite, CancellationToken cancellationToken)
    {
        var mirror = await PackageMirror.OfMachineAsync(cancellationToken);
        foreach (var part in new[] { "none", "lists/partial", "cache/archives/partial" })
        {
            Directory.CreateDirectory(Path.Combine(directory, part));
        }

        var keyring = mirror.Keyring ?? (File.Exists(DebianKeyring) ? DebianKeyring : null);
        var sources = AptConfiguration.Sources(mirror.Address, suite, keyring);
        await File.WriteAllTextAsync(Path.Combine(directory, "status"), "", cancellationToken);
        await File.WriteAllTextAsync(Path.Combine(directory, "sources.list"), sources, cancellationToken);
        var apt = new PrivateApt(Path.Combine(directory, "apt.conf"));
        await File.WriteAllTextAsync(apt._configuration, AptConfiguration.Main(directory), cancellationToken);
        await apt.RunAsync(directory, ["update", "-q"], cancellationToken);
        return apt;
    }

    /// <summary>Downloads the suite's newest versions of binary packages, without what they depend on.</summary>
    public Task DownloadAsync(string destination, IReadOnlyList<string> packages, CancellationToken cancellationToken) =>
        RunAsync(destination, ["download", "-q", .. packages], cancellationToken);

    /// <summary>Downloads a source package and leaves it packed.</summary>
    public Task DownloadSourceAsync(string destination, string package, CancellationToken cancellationToken) =>
        RunAsync(destination, ["source", "-q", "--download-only", package], cancellationToken);

    private async Task RunAsync(string directory, IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        await LocalProcess.DemandAsync(
            "apt-get",
            ["-c", _configuration, .. arguments],
            Longest,
            cancellationToken,
            environment: new Dictionary<string, string> { ["LC_ALL"] = "C" },
            workingDirectory: directory);
}
