using System.Text.RegularExpressions;

namespace Kubewright.Core.Inventories.Mapping;

/// <summary>Hosts to log in through, from the arguments that Ansible gives to ssh.</summary>
internal static partial class JumpMapping
{
    /// <summary>The jumps in the order of the way, each as <c>user@host:port</c>; null where the arguments name none.</summary>
    public static IReadOnlyList<string>? Of(string arguments)
    {
        if (Jump().Match(arguments) is { Success: true } jump)
        {
            return [.. jump.Groups["hosts"].Value.Split(',', StringSplitOptions.RemoveEmptyEntries)];
        }

        if (Command().Match(arguments) is not { Success: true } command)
        {
            return null;
        }

        var words = command.Groups["command"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var port = words.SkipWhile(word => word != "-p").Skip(1).FirstOrDefault();
        var user = words.SkipWhile(word => word != "-l").Skip(1).FirstOrDefault();
        var host = Destination(words);
        return host is null ? null : [(user is null ? "" : user + "@") + host + (port is null ? "" : ":" + port)];
    }

    /// <summary>Whether they say anything else than by which way to go.</summary>
    public static string Rest(string arguments) => Command().Replace(Jump().Replace(arguments, ""), "").Trim();

    // The word that is no option and no option's value.
    private static string? Destination(string[] words)
    {
        for (var at = 1; at < words.Length; at++)
        {
            if (words[at] is "-W" or "-p" or "-l" or "-i" or "-o" or "-F" or "-J")
            {
                at++;
            }
            else if (words[at][0] != '-')
            {
                return words[at];
            }
        }

        return null;
    }

    [GeneratedRegex("""(?:-o\s*ProxyJump[= ]|-J\s*)["']?(?<hosts>[^\s"']+)["']?""")]
    private static partial Regex Jump();

    [GeneratedRegex("""-o\s*["']?ProxyCommand=\s*["']?(?<command>ssh [^"']*)["']?""")]
    private static partial Regex Command();
}
