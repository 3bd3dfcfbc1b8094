namespace Kubewright.Core.Hosts;

/// <summary>
/// A shell script to run on a host as root. It reaches the host through the session's standard input, never through
/// arguments, so that it may hold a <see cref="Secret"/>'s text without showing it to the host's other users.
/// </summary>
public sealed record Command
{
    /// <summary>POSIX sh. Its standard input is empty.</summary>
    public required string Script { get; init; }

    /// <summary>What people see in place of the script: <c>kubeadm init</c>.</summary>
    public required string Title { get; init; }

    /// <summary>Longest time it may take; then its whole process group is ended.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether it only looks. A session opened for looking refuses every other command.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>A program with arguments, quoted so that each arrives as it is.</summary>
    public static Command Run(string program, params IEnumerable<string> arguments)
    {
        var line = string.Join(' ', arguments.Prepend(program).Select(ShellText.Quote));
        return new Command { Script = line, Title = line };
    }
}
