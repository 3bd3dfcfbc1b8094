using System.Formats.Tar;

namespace Kubewright.Lab.Artifacts.Images;

/// <summary>Writes an image as one tar that is an OCI layout and a docker archive at once. The same content gives the same bytes.</summary>
internal static class ImageArchive
{
    private const UnixFileMode Mode = (UnixFileMode)0b110_100_100;

    public static async Task WriteAsync(ImageContent image, string path, CancellationToken cancellationToken)
    {
        var layerPath = $"{path}.layer";
        try
        {
            await LayerArchive.WriteAsync(image.Entries, layerPath, cancellationToken);
            await WriteAsync(image, path, layerPath, cancellationToken);
        }
        finally
        {
            File.Delete(layerPath);
        }
    }

    // Layers stay uncompressed: hosts of a lab share a disk, so that unpacking would cost more than copying saves.
    private static async Task WriteAsync(ImageContent image, string path, string layerPath, CancellationToken cancellationToken)
    {
        var layer = await Blob.OfFileAsync(ImageDocuments.LayerType, layerPath, cancellationToken);
        var configBytes = ImageDocuments.Config(image, layer);
        var config = Blob.Of(ImageDocuments.ConfigType, configBytes);
        var manifestBytes = ImageDocuments.Manifest(config, layer);
        var manifest = Blob.Of(ImageDocuments.ManifestType, manifestBytes);

        await using var file = File.Create(path);
        await using var tar = new TarWriter(file, TarEntryFormat.Ustar);
        await AddAsync(tar, "oci-layout", ImageDocuments.Layout(), cancellationToken);
        await AddAsync(tar, "index.json", ImageDocuments.Index(image, manifest), cancellationToken);
        await AddAsync(tar, "manifest.json", ImageDocuments.DockerManifest(image, config, layer), cancellationToken);
        await AddAsync(tar, config.Path, configBytes, cancellationToken);
        await AddAsync(tar, manifest.Path, manifestBytes, cancellationToken);
        await using var content = File.OpenRead(layerPath);
        await AddAsync(tar, layer.Path, content, cancellationToken);
    }

    private static async Task AddAsync(TarWriter tar, string name, byte[] content, CancellationToken cancellationToken) =>
        await AddAsync(tar, name, new MemoryStream(content), cancellationToken);

    private static async Task AddAsync(TarWriter tar, string name, Stream content, CancellationToken cancellationToken) =>
        await tar.WriteEntryAsync(
            new UstarTarEntry(TarEntryType.RegularFile, name) { Mode = Mode, ModificationTime = DateTimeOffset.UnixEpoch, DataStream = content },
            cancellationToken);
}
