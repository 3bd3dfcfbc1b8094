using System.Security.Cryptography;

namespace Kubewright.Lab.Artifacts.Images;

/// <summary>A part of an image, known by its digest.</summary>
/// <param name="Sha256">64 lower-case hexadecimal digits.</param>
internal sealed record Blob(string MediaType, string Sha256, long Size)
{
    public string Digest => $"sha256:{Sha256}";

    /// <summary>Where an archive keeps it.</summary>
    public string Path => $"blobs/sha256/{Sha256}";

    public static Blob Of(string mediaType, byte[] content) => new(mediaType, Convert.ToHexStringLower(SHA256.HashData(content)), content.LongLength);

    public static async Task<Blob> OfFileAsync(string mediaType, string path, CancellationToken cancellationToken)
    {
        await using var content = File.OpenRead(path);
        return new Blob(mediaType, Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken)), content.Length);
    }
}
