using System.Security.Cryptography;
using Kubewright.Core.Artifacts;

namespace Kubewright.Lab.Artifacts.Storage;

/// <summary>Lays artifacts down in one directory and lists them in its catalogue.</summary>
internal sealed class SetWriter(string directory, string architecture)
{
    private const UnixFileMode Executable = (UnixFileMode)0b111_101_101;

    private readonly List<Artifact> _artifacts = [];

    /// <summary>Moves a program into the set.</summary>
    public async Task AddProgramAsync(string name, string version, string path, CancellationToken cancellationToken)
    {
        var location = $"files/{name}";
        File.Move(path, Place(location), overwrite: true);
        File.SetUnixFileMode(Place(location), Executable);
        await AddAsync(name, version, ArtifactKind.File, location, [], cancellationToken);
    }

    /// <summary>Has <paramref name="write"/> write an image's archive to the path that it is given.</summary>
    public async Task AddImageAsync(string reference, Func<string, Task> write, CancellationToken cancellationToken)
    {
        var (name, tag) = (ImageReference.Parse(reference).Name, ImageReference.Parse(reference).Tag);
        var location = $"images/{name}.tar";
        await write(Place(location));
        await AddAsync(name, tag, ArtifactKind.Image, location, [reference], cancellationToken);
    }

    public async Task WriteCatalogAsync(string source, CancellationToken cancellationToken)
    {
        var catalog = new ArtifactCatalog { Source = source, Artifacts = _artifacts };
        await File.WriteAllTextAsync(Path.Combine(directory, ArtifactCatalog.FileName), catalog.ToJson() + "\n", cancellationToken);
    }

    private string Place(string location)
    {
        var path = Path.Combine(directory, location);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    private async Task AddAsync(
        string name, string version, ArtifactKind kind, string location, IReadOnlyList<string> references, CancellationToken cancellationToken)
    {
        await using var content = File.OpenRead(Path.Combine(directory, location));
        _artifacts.Add(new Artifact
        {
            Name = name,
            Version = version,
            Architecture = architecture,
            Kind = kind,
            Location = location,
            Sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken)),
            References = references,
        });
    }
}
