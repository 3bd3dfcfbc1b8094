using System.IO.Compression;
using Kubewright.Inspection.Bundles;
using Kubewright.Inspection.Evidence;
using Kubewright.Remote.Local;

namespace Kubewright.Cli.Runs.Inspections;

/// <summary>A file with saved evidence: tar, compressed by zstd, or by gzip where its name ends so.</summary>
internal sealed class BundleFile(string path)
{
    /// <summary>Writes evidence, for its owner alone.</summary>
    /// <returns>The size of the file.</returns>
    /// <exception cref="StoppedException">It cannot be written.</exception>
    public async Task<long> WriteAsync(EvidenceSet evidence, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var tar = new MemoryStream();
        await Bundle.WriteAsync(evidence, $"kubewright {typeof(BundleFile).Assembly.GetName().Version}", now, tar, cancellationToken);
        tar.Position = 0;
        try
        {
            var bytes = IsGzip ? Gzip(tar) : await Zstd.CompressAsync(tar, cancellationToken);
            await using var file = new FileStream(path, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite });
            await file.WriteAsync(bytes, cancellationToken);
            return bytes.Length;
        }
        catch (LocalProcessException exception)
        {
            throw new StoppedException(ExitCode.BadInput, new Problem(exception.Message, "install zstd, or name a file that ends with .tar.gz"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoppedException(ExitCode.BadInput, new Problem($"{path} cannot be written: {exception.Message}", "name another file with -o"));
        }
    }

    /// <exception cref="StoppedException">There is no such file, or it is no bundle.</exception>
    public async Task<EvidenceSet> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var bytes = await File.ReadAllBytesAsync(path, cancellationToken);
            await using var tar = await OpenAsync(bytes, cancellationToken);
            return await Bundle.ReadAsync(tar, cancellationToken);
        }
        catch (LocalProcessException exception)
        {
            throw new StoppedException(ExitCode.BadInput, new Problem($"{path}: {exception.Message}", "is zstd installed, and is it the whole file?"));
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or FormatException)
        {
            throw new StoppedException(ExitCode.BadInput, new Problem($"{path} is no bundle of evidence: {exception.Message}", "'kubewright evidence collect -o FILE' writes one"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoppedException(ExitCode.BadInput, new Problem($"{path} cannot be read: {exception.Message}"));
        }
    }

    private bool IsGzip => path.EndsWith(".gz", StringComparison.Ordinal) || path.EndsWith(".tgz", StringComparison.Ordinal);

    // What it is tells its beginning, whatever it is called.
    private static async Task<Stream> OpenAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        var file = new MemoryStream(bytes);
        return bytes.AsSpan().StartsWith([.. Zstd.Magic]) ? new MemoryStream(await Zstd.DecompressAsync(file, cancellationToken))
            : bytes.AsSpan().StartsWith<byte>([0x1F, 0x8B]) ? new GZipStream(file, CompressionMode.Decompress)
            : file;
    }

    private static byte[] Gzip(MemoryStream tar)
    {
        using var result = new MemoryStream();
        using (var gzip = new GZipStream(result, CompressionLevel.Optimal))
        {
            tar.CopyTo(gzip);
        }

        return result.ToArray();
    }
}
