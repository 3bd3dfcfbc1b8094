using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Kubewright.EndToEnd.Harness;

/// <summary>The product as a user has it: the launcher at the top of the checkout, run as a process of its own.</summary>
internal static class Product
{
    /// <summary>The checkout that the tests were built from.</summary>
    public static readonly string Checkout = FindCheckout();

    private static readonly string Launcher = Path.Combine(Checkout, "kubewright");

    /// <summary>Runs a command to its end.</summary>
    public static async Task<Outcome> RunAsync(TimeSpan limit, params string[] arguments)
    {
        using var running = Start(arguments);
        return await running.EndAsync(limit);
    }

    /// <summary>Runs a command that has to end with 0.</summary>
    public static async Task<Outcome> DemandAsync(TimeSpan limit, params string[] arguments)
    {
        var outcome = await RunAsync(limit, arguments);
        Assert.True(outcome.Code == 0, $"kubewright {string.Join(' ', arguments)} ended with {outcome.Code}\n{outcome}");
        return outcome;
    }

    public static Running Start(params string[] arguments) => new(Launcher, arguments);

    private static string FindCheckout()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Kubewright.slnx")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException("the tests do not run inside the checkout");
    }
}

/// <summary>How a command ended and what it said.</summary>
internal sealed record Outcome(int Code, string Output, string Error)
{
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public override string ToString() => $"{Error}\n{Output}";
}

/// <summary>A command that is under way.</summary>
internal sealed class Running : IDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();

    public Running(string program, IEnumerable<string> arguments)
    {
        _process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true },
        };
        _process.OutputDataReceived += (_, line) => Append(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Append(_error, line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _process.StandardInput.Close();
    }

    public int Id => _process.Id;

    public bool HasEnded => _process.HasExited;

    /// <summary>What it has said so far.</summary>
    public string Said
    {
        get
        {
            lock (_error)
            {
                return _error.ToString();
            }
        }
    }

    public async Task<Outcome> EndAsync(TimeSpan limit)
    {
        using var cancellation = new CancellationTokenSource(limit);
        try
        {
            await _process.WaitForExitAsync(cancellation.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{_process.StartInfo.FileName} {string.Join(' ', _process.StartInfo.ArgumentList)} took longer than {limit.TotalSeconds:0} s; so far:\n{Said}\n{_output}");
        }

        return new Outcome(_process.ExitCode, _output.ToString(), Said);
    }

    /// <summary>Waits until it has said something.</summary>
    public async Task SaysAsync(string text, TimeSpan limit)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (!Said.Contains(text, StringComparison.Ordinal))
        {
            Assert.False(HasEnded, $"it ended without saying '{text}':\n{Said}");
            Assert.True(TimeProvider.System.GetElapsedTime(start) < limit, $"it has not said '{text}' within {limit.TotalSeconds:0} s:\n{Said}");
            await Task.Delay(50);
        }
    }

    /// <summary>Ends the program itself at once, as the kernel does when memory runs out.</summary>
    public void Kill() => _process.Kill();

    /// <summary>What Ctrl-C sends.</summary>
    public async Task InterruptAsync()
    {
        using var kill = Process.Start("kill", ["-INT", $"{Id}"]);
        await kill.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private static void Append(StringBuilder text, string? line)
    {
        if (line is not null)
        {
            lock (text)
            {
                text.Append(line).Append('\n');
            }
        }
    }
}
