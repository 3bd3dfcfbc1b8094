using Kubewright.Remote.Local;

namespace Kubewright.Lab.Artifacts.Images;

/// <summary>A directory with an installed distribution, out of which programs are taken with all that they load.</summary>
internal sealed class RootTree(string path)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private static readonly Dictionary<string, string> PlainLanguage = new() { ["LC_ALL"] = "C" };

    public bool Has(string inside) => File.Exists(Outside(inside));

    /// <summary>Entries of a directory with absolute names as seen inside: links as links, files as files.</summary>
    public IReadOnlyList<LayerEntry> Directory(string inside) =>
    [
        .. new DirectoryInfo(Outside(inside)).EnumerateFiles()
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .Select(LayerEntry (file) => file.LinkTarget is { } target
                ? new LayerLink($"{inside}/{file.Name}", target)
                : new LayerFile($"{inside}/{file.Name}", file.FullName)),
    ];

    /// <summary>The only directory below <c>/usr/lib</c>'s machine directories that has this name: <c>/usr/lib/MACHINE/name</c>.</summary>
    /// <exception cref="LabException">There is none.</exception>
    public string MachineDirectory(string name)
    {
        var machine = new DirectoryInfo(Outside("/usr/lib")).EnumerateDirectories()
            .FirstOrDefault(directory => System.IO.Directory.Exists(Path.Combine(directory.FullName, name)));
        return machine is null
            ? throw new LabException($"the base tree {path} has no directory {name} below /usr/lib/*: install iptables in it, or remove it so that it is made again")
            : $"/usr/lib/{machine.Name}/{name}";
    }

    /// <summary>Where a file of the tree is on this machine, links followed as inside the tree.</summary>
    /// <exception cref="LabException">The tree lacks one.</exception>
    public async Task<IReadOnlyList<string>> LocateAsync(IReadOnlyList<string> inside, CancellationToken cancellationToken)
    {
        var result = await LocalProcess.RunAsync("chroot", [path, "realpath", "-e", .. inside], Longest, cancellationToken, environment: PlainLanguage);
        return result.ExitCode == 0
            ? [.. result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Outside)]
            : throw new LabException($"the base tree {path} is not complete: {result.LastLines(3)}. Install what is missing in it, or remove it so that it is made again");
    }

    /// <summary>What the files load at run time, at the paths where the loader looks for it.</summary>
    public async Task<IReadOnlyList<LayerFile>> LibrariesAsync(IReadOnlyList<string> inside, CancellationToken cancellationToken)
    {
        var result = await LocalProcess.RunAsync("chroot", [path, "ldd", .. inside], Longest, cancellationToken, environment: PlainLanguage);
        // ldd ends with 1 as soon as one of many files is static; only its having nothing to say about any is a fault.
        if (result.ExitCode != 0 && !result.Error.Contains("not a dynamic executable") && !result.Output.Contains("not a dynamic executable"))
        {
            throw new LabException($"ldd in the base tree {path} failed: {result.LastLines(3)}. Remove the tree so that it is made again");
        }

        var libraries = LddOutput.Libraries(result.Output);
        return libraries.Count == 0 ? [] : [.. libraries.Zip(await LocateAsync(libraries, cancellationToken), (at, source) => new LayerFile(at, source))];
    }

    private string Outside(string inside) => Path.Join(path, inside);
}
