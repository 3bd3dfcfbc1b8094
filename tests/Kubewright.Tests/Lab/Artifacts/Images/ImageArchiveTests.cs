using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text.Json;
using Kubewright.Lab.Artifacts.Images;
using Xunit;

namespace Kubewright.Tests.Lab.Artifacts.Images;

public sealed class ImageArchiveTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("kubewright-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task The_same_content_gives_the_same_bytes_in_whatever_order_it_is_given()
    {
        var image = Image();
        var first = await WriteAsync(image);
        File.SetLastWriteTimeUtc(Path.Combine(_directory, "program"), DateTime.UnixEpoch.AddYears(30));
        var second = await WriteAsync(image with { Entries = [.. image.Entries.Reverse()] });

        Assert.Equal(first, second);
    }

    [Fact]
    public async Task Every_blob_has_the_digest_it_is_named_after()
    {
        var blobs = Read(await WriteAsync(Image())).Where(entry => entry.Key.StartsWith("blobs/", StringComparison.Ordinal)).ToList();

        Assert.Equal(3, blobs.Count);
        Assert.All(blobs, blob => Assert.Equal($"blobs/sha256/{Convert.ToHexStringLower(SHA256.HashData(blob.Value))}", blob.Key));
    }

    [Fact]
    public async Task Both_indexes_lead_to_the_image_under_its_reference()
    {
        var entries = Read(await WriteAsync(Image()));

        using var index = JsonDocument.Parse(entries["index.json"]);
        var manifest = index.RootElement.GetProperty("manifests")[0];
        Assert.Equal("registry.example/tool:v1", manifest.GetProperty("annotations").GetProperty("io.containerd.image.name").GetString());
        Assert.Contains(BlobPath(manifest.GetProperty("digest").GetString()!), entries.Keys);

        using var docker = JsonDocument.Parse(entries["manifest.json"]);
        Assert.Equal("registry.example/tool:v1", docker.RootElement[0].GetProperty("RepoTags")[0].GetString());
        Assert.Contains(docker.RootElement[0].GetProperty("Layers")[0].GetString()!, entries.Keys);
    }

    [Fact]
    public async Task The_layer_has_directories_before_what_is_in_them_and_links_as_links()
    {
        var path = Path.Combine(_directory, "layer");
        await LayerArchive.WriteAsync(Image().Entries, path, CancellationToken.None);

        var entries = new List<string>();
        await using var file = File.OpenRead(path);
        await using var tar = new TarReader(file);
        while (await tar.GetNextEntryAsync() is { } entry)
        {
            entries.Add($"{entry.EntryType} {entry.Name} {entry.LinkName}".TrimEnd());
        }

        Assert.Equal(
            ["Directory usr/", "Directory usr/bin/", "SymbolicLink usr/bin/alias tool", "RegularFile usr/bin/tool", "Directory usr/share/", "RegularFile usr/share/text"],
            entries);
    }

    private static string BlobPath(string digest) => $"blobs/{digest.Replace(':', '/')}";

    private ImageContent Image()
    {
        File.WriteAllText(Path.Combine(_directory, "program"), "#!/bin/sh\n");
        File.WriteAllText(Path.Combine(_directory, "text"), "words");
        return new ImageContent
        {
            Reference = "registry.example/tool:v1",
            Architecture = "amd64",
            Entrypoint = ["/usr/bin/tool"],
            Entries =
            [
                new LayerFile("/usr/share/text", Path.Combine(_directory, "text")),
                new LayerFile("/usr/bin/tool", Path.Combine(_directory, "program")),
                new LayerLink("/usr/bin/alias", "tool"),
            ],
        };
    }

    private async Task<byte[]> WriteAsync(ImageContent image)
    {
        var path = Path.Combine(_directory, "image.tar");
        await ImageArchive.WriteAsync(image, path, CancellationToken.None);
        return await File.ReadAllBytesAsync(path);
    }

    private static Dictionary<string, byte[]> Read(byte[] archive)
    {
        var entries = new Dictionary<string, byte[]>();
        using var tar = new TarReader(new MemoryStream(archive));
        while (tar.GetNextEntry() is { } entry)
        {
            using var content = new MemoryStream();
            entry.DataStream!.CopyTo(content);
            entries.Add(entry.Name, content.ToArray());
        }

        return entries;
    }
}
