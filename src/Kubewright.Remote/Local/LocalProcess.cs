using System.Diagnostics;
using System.Text;

namespace Kubewright.Remote.Local;

/// <summary>Runs programs on this machine: always with an argument list (no shell, no quoting), always with a time limit.</summary>
public static class LocalProcess
{
    /// <summary>Runs a program to its end. On cancellation or time-out the program and its children are killed.</summary>
    /// <param name="program">Name or path; found through PATH.</param>
    /// <param name="arguments">Passed as they are. Never a secret: arguments are visible to every user of the machine.</param>
    /// <param name="timeout">Longest time the program may take.</param>
    /// <param name="standardInput">Text for its standard input; none means an empty one.</param>
    /// <param name="environment">Variables added to this process's own.</param>
    /// <param name="onLine">Called for every line of output and error as it comes.</param>
    /// <param name="workingDirectory">Where it runs; none means here.</param>
    /// <exception cref="LocalProcessException">The program cannot be started or took longer than <paramref name="timeout"/>.</exception>
    public static async Task<LocalProcessResult> RunAsync(
        string program,
        IEnumerable<string> arguments,
        TimeSpan timeout,
        CancellationToken cancellationToken,
        string? standardInput = null,
        IReadOnlyDictionary<string, string>? environment = null,
        Action<string>? onLine = null,
        string? workingDirectory = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingDirectory ?? "",
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Start(start);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        try
        {
            var output = ReadAsync(process.StandardOutput, onLine, limit.Token);
            var error = ReadAsync(process.StandardError, onLine, limit.Token);
            await WriteAsync(process, standardInput, limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return new LocalProcessResult(process.ExitCode, await output, await error);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            throw new LocalProcessException($"{Shown(program, start)} took longer than {timeout.TotalSeconds:0} s and was ended");
        }
    }

    /// <summary>Runs a program that has to succeed, and gives its standard output.</summary>
    /// <exception cref="LocalProcessException">It cannot be started, takes too long or ends with another code than 0; the message has its last lines.</exception>
    public static async Task<string> DemandAsync(
        string program,
        IEnumerable<string> arguments,
        TimeSpan timeout,
        CancellationToken cancellationToken,
        string? standardInput = null,
        IReadOnlyDictionary<string, string>? environment = null,
        Action<string>? onLine = null,
        string? workingDirectory = null)
    {
        var list = arguments.ToList();
        var result = await RunAsync(program, list, timeout, cancellationToken, standardInput, environment, onLine, workingDirectory);
        return result.ExitCode == 0
            ? result.Output
            : throw new LocalProcessException($"{program} {string.Join(' ', list)} ended with code {result.ExitCode}: {result.LastLines(8)}");
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new LocalProcessException($"cannot start {start.FileName}");
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new LocalProcessException($"cannot start {start.FileName}: {exception.Message}", exception);
        }
    }

    private static async Task WriteAsync(Process process, string? standardInput, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.WriteAsync((standardInput ?? "").AsMemory(), cancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The program ended without reading its input; its exit code tells the rest.
        }
    }

    private static async Task<string> ReadAsync(StreamReader reader, Action<string>? onLine, CancellationToken cancellationToken)
    {
        if (onLine is null)
        {
            return await reader.ReadToEndAsync(cancellationToken);
        }

        var text = new StringBuilder();
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            text.Append(line).Append('\n');
            onLine(line);
        }

        return text.ToString();
    }

    private static string Shown(string program, ProcessStartInfo start) => $"{program} {string.Join(' ', start.ArgumentList)}".TrimEnd();
}
