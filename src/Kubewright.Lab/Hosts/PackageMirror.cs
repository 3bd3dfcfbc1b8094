using Kubewright.Remote.Local;

namespace Kubewright.Lab.Hosts;

/// <summary>The package archive that this machine itself uses, and how its apt reaches it.</summary>
/// <param name="Keyring">The file that proves the archive's signatures; none means debootstrap's own.</param>
/// <param name="Settings">apt settings about reaching archives, as lines of its configuration.</param>
internal sealed record PackageMirror(string Address, string? Keyring, string Settings)
{
    /// <summary>Names an archive where apt's configuration has none to offer.</summary>
    public const string Variable = "KUBEWRIGHT_DEBIAN_MIRROR";

    private const string Lists = "/etc/apt";
    private static readonly string[] SettingNames = ["Acquire::Check-", "Acquire::http::", "Acquire::https::", "Acquire::Retries", "Acquire::ForceIPv4"];

    /// <exception cref="LabException">This machine does not take packages from a Debian archive.</exception>
    public static async Task<PackageMirror> OfMachineAsync(CancellationToken cancellationToken)
    {
        var settings = await LocalProcess.DemandAsync("apt-config", ["dump"], TimeSpan.FromSeconds(10), cancellationToken);
        var named = Environment.GetEnvironmentVariable(Variable);
        var archive = string.IsNullOrEmpty(named)
            ? AptSources.Archive(ReadSources(), Codename(await File.ReadAllTextAsync("/etc/os-release", cancellationToken)))
            : new AptSource(named, [], null);
        if (archive is null)
        {
            throw new LabException(
                $"the lab's hosts are made from Debian packages, and no Debian archive is named in {Lists}; name one: {Variable}=http://HOST/debian");
        }

        return new PackageMirror(archive.Address, archive.Keyring is { } keyring && File.Exists(keyring) ? keyring : null, Reaching(settings));
    }

    /// <summary>Picks from apt's whole configuration what is about reaching archives. Pure.</summary>
    internal static string Reaching(string configuration) => string.Concat(configuration
        .Split('\n')
        .Where(line => SettingNames.Any(name => line.StartsWith(name, StringComparison.OrdinalIgnoreCase)))
        .Append("Acquire::Languages \"none\";")
        .Select(line => line + "\n"));

    /// <summary>Gives the release's code name from the text of os-release. Pure.</summary>
    internal static string Codename(string release) => release
        .Split('\n')
        .FirstOrDefault(line => line.StartsWith("VERSION_CODENAME=", StringComparison.Ordinal))?
        .Split('=')[1].Trim('"', ' ') ?? "";

    private static IEnumerable<AptSource> ReadSources()
    {
        var parts = Path.Combine(Lists, "sources.list.d");
        var files = Directory.Exists(parts) ? Directory.EnumerateFiles(parts).Order(StringComparer.Ordinal) : Enumerable.Empty<string>();
        foreach (var file in files.Prepend(Path.Combine(Lists, "sources.list")).Where(File.Exists))
        {
            foreach (var source in Path.GetExtension(file) switch
            {
                ".list" => AptSources.ParseList(File.ReadAllText(file)),
                ".sources" => AptSources.ParseStanzas(File.ReadAllText(file)),
                _ => [],
            })
            {
                yield return source;
            }
        }
    }
}
