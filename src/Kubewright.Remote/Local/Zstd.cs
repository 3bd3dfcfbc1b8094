using System.ComponentModel;
using System.Diagnostics;

namespace Kubewright.Remote.Local;

/// <summary>The machine's zstd program, which the framework has no library for.</summary>
public static class Zstd
{
    /// <summary>The bytes with which what it has compressed begins.</summary>
    public static readonly IReadOnlyList<byte> Magic = [0x28, 0xB5, 0x2F, 0xFD];

    /// <exception cref="LocalProcessException">There is no zstd, or it failed.</exception>
    public static Task<byte[]> CompressAsync(Stream plain, CancellationToken cancellationToken) => RunAsync(["-q", "-c", "-"], plain, cancellationToken);

    /// <exception cref="LocalProcessException">There is no zstd, or the data are damaged.</exception>
    public static Task<byte[]> DecompressAsync(Stream compressed, CancellationToken cancellationToken) => RunAsync(["-q", "-d", "-c", "-"], compressed, cancellationToken);

    private static async Task<byte[]> RunAsync(IReadOnlyList<string> arguments, Stream input, CancellationToken cancellationToken)
    {
        using var process = Start(arguments);
        try
        {
            using var result = new MemoryStream();
            var reading = process.StandardOutput.BaseStream.CopyToAsync(result, cancellationToken);
            var complaint = process.StandardError.ReadToEndAsync(cancellationToken);
            try
            {
                await input.CopyToAsync(process.StandardInput.BaseStream, cancellationToken);
                process.StandardInput.Close();
            }
            catch (IOException)
            {
                // It ended before it had read all; its own words say why.
            }

            await reading;
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0 ? result.ToArray() : throw new LocalProcessException($"zstd failed: {(await complaint).Trim()}");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static Process Start(IReadOnlyList<string> arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("zstd", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (Win32Exception exception)
        {
            throw new LocalProcessException($"zstd cannot be started: {exception.Message}");
        }
    }
}
