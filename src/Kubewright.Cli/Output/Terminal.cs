namespace Kubewright.Cli.Output;

/// <summary>Where a command reads and writes, and what that place can show. Results go to <see cref="Out"/>, everything on the way to <see cref="Error"/>.</summary>
internal sealed record Terminal
{
    public required TextReader In { get; init; }

    public required TextWriter Out { get; init; }

    public required TextWriter Error { get; init; }

    /// <summary>Reads a line that is not shown while it is typed.</summary>
    public Func<string?> ReadHidden { get; init; } = () => null;

    /// <summary>Whether somebody is there to answer a question.</summary>
    public bool CanAsk { get; init; }

    /// <summary>Whether results may be coloured.</summary>
    public bool HasColour { get; init; }

    /// <summary>Whether progress may be redrawn in place; else it comes as plain lines.</summary>
    public bool IsLive { get; init; }

    public Func<TerminalSize> Size { get; init; } = () => new TerminalSize(120, 40);

    /// <summary>This process's own. <c>NO_COLOR</c>, <c>CI</c> and <c>TERM=dumb</c> mean plain text.</summary>
    public static Terminal OfProcess()
    {
        var plain = IsSet("NO_COLOR") || IsSet("CI") || Environment.GetEnvironmentVariable("TERM") is null or "" or "dumb";
        return new Terminal
        {
            In = Console.In,
            Out = Console.Out,
            Error = Console.Error,
            ReadHidden = HiddenLine.Read,
            CanAsk = !Console.IsInputRedirected && !Console.IsErrorRedirected,
            HasColour = !plain && !Console.IsOutputRedirected,
            IsLive = !plain && !Console.IsErrorRedirected,
            Size = SizeOfConsole,
        };
    }

    // A terminal that does not know its size says 0.
    private static TerminalSize SizeOfConsole() =>
        Console.WindowWidth > 0 && Console.WindowHeight > 0 ? new TerminalSize(Console.WindowWidth, Console.WindowHeight) : new TerminalSize(80, 24);

    private static bool IsSet(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));
}
