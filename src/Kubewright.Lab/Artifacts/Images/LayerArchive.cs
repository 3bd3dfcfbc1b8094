using System.Formats.Tar;

namespace Kubewright.Lab.Artifacts.Images;

/// <summary>A layer as a tar that depends on its content only: sorted, owned by root, without times.</summary>
internal static class LayerArchive
{
    private const UnixFileMode Mode = (UnixFileMode)0b111_101_101;

    public static async Task WriteAsync(IReadOnlyList<LayerEntry> entries, string path, CancellationToken cancellationToken)
    {
        await using var file = File.Create(path);
        await using var tar = new TarWriter(file, TarEntryFormat.Ustar);
        var byPath = entries.ToDictionary(entry => entry.Path);
        foreach (var place in byPath.Keys.Concat(Directories(byPath.Keys)).Order(StringComparer.Ordinal))
        {
            var name = place[1..];
            switch (byPath.GetValueOrDefault(place))
            {
                case LayerFile content:
                    await using (var source = File.OpenRead(content.Source))
                    {
                        var regular = Entry(TarEntryType.RegularFile, name);
                        regular.DataStream = source;
                        await tar.WriteEntryAsync(regular, cancellationToken);
                    }

                    break;
                case LayerLink link:
                    var symbolic = Entry(TarEntryType.SymbolicLink, name);
                    symbolic.LinkName = link.Target;
                    await tar.WriteEntryAsync(symbolic, cancellationToken);
                    break;
                default:
                    await tar.WriteEntryAsync(Entry(TarEntryType.Directory, $"{name}/"), cancellationToken);
                    break;
            }
        }
    }

    /// <summary>Every directory above the paths, without the root, each once.</summary>
    internal static IReadOnlySet<string> Directories(IEnumerable<string> paths)
    {
        var directories = new HashSet<string>();
        foreach (var path in paths)
        {
            for (var above = Path.GetDirectoryName(path); above is not (null or "/") && directories.Add(above);)
            {
                above = Path.GetDirectoryName(above);
            }
        }

        return directories;
    }

    private static UstarTarEntry Entry(TarEntryType type, string name) => new(type, name) { Mode = Mode, ModificationTime = DateTimeOffset.UnixEpoch };
}
