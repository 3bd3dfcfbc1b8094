using System.Security.Cryptography;
using Kubewright.Core.Artifacts;
using Kubewright.Lab.Artifacts;
using Kubewright.Lab.Artifacts.Images;

namespace Kubewright.EndToEnd.Harness;

/// <summary>Images whose program does what the manifest asks of kube-vip: a shell script and the programs of the lab's base system that it needs.</summary>
internal static class KubeVipStandIn
{
    /// <summary>The image without a tag.</summary>
    public const string Image = "stand-in.example/kube-vip";

    private const string Program = "/kube-vip";

    private static readonly string[] Programs =
    [
        "/usr/bin/dash", "/usr/bin/curl", "/usr/bin/ip", "/usr/bin/perl", "/usr/bin/sed", "/usr/bin/base64", "/usr/bin/date", "/usr/bin/cat", "/usr/bin/head", "/usr/bin/mkdir", "/usr/bin/sleep",
    ];

    /// <summary>Makes a directory with all artifacts of another one and an image for each version.</summary>
    public static async Task MakeAsync(string baseTree, string artifacts, string directory, params IReadOnlyList<string> versions)
    {
        Directory.CreateDirectory(Path.Combine(directory, "images"));
        var given = ArtifactCatalog.Parse(await File.ReadAllTextAsync(Path.Combine(artifacts, ArtifactCatalog.FileName)));
        foreach (var artifact in given.Artifacts)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(directory, artifact.Location))!);
            File.CreateSymbolicLink(Path.Combine(directory, artifact.Location), Path.Combine(artifacts, artifact.Location));
        }

        var made = new List<Artifact>();
        foreach (var version in versions)
        {
            made.Add(await ImageAsync(baseTree, directory, version));
        }

        await File.WriteAllTextAsync(Path.Combine(directory, ArtifactCatalog.FileName), (given with { Artifacts = [.. given.Artifacts, .. made] }).ToJson());
    }

    private static async Task<Artifact> ImageAsync(string baseTree, string directory, string version)
    {
        var tree = new RootTree(baseTree);
        var image = new ImageContent
        {
            Reference = $"{Image}:v{version}",
            Architecture = LabArtifacts.Architecture,
            Entries =
            [
                new LayerFile(Program, Path.Combine(Product.Checkout, "tests/Kubewright.EndToEnd/Harness/kube-vip-stand-in.sh")),
                .. Programs.Zip(await tree.LocateAsync(Programs, CancellationToken.None), (program, source) => new LayerFile(program, source)),
                .. await tree.LibrariesAsync(Programs, CancellationToken.None),
                new LayerLink("/bin/sh", "/usr/bin/dash"),
                new LayerLink("/tmp/.keep", "/nothing"),
            ],
            Entrypoint = [Program],
        };
        var location = $"images/kube-vip-{version}.tar";
        await ImageArchive.WriteAsync(image, Path.Combine(directory, location), CancellationToken.None);
        return new Artifact
        {
            Name = "kube-vip", Version = $"v{version}", Architecture = LabArtifacts.Architecture, Kind = ArtifactKind.Image, Location = location, References = [image.Reference],
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Path.Combine(directory, location)))),
        };
    }
}
