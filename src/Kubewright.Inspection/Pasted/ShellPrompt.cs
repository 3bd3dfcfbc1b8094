using System.Text.RegularExpressions;

namespace Kubewright.Inspection.Pasted;

/// <summary>Tells the lines that somebody typed from those that a program printed.</summary>
internal static partial class ShellPrompt
{
    public static bool IsPrompt(string text) => Typed(text) is not null;

    /// <summary>What was typed; empty after a bare prompt, null where the line is no prompt.</summary>
    public static string? Typed(string text) =>
        Signed().Match(text) is { Success: true } signed ? signed.Groups["typed"].Value.Trim()
        : Unsigned().Match(text) is { Success: true } unsigned ? unsigned.Groups["typed"].Value.Trim()
        : null;

    // "[root@cp1 ~]# …", "root@cp1:~# …", "cp1:~ # …", "PS C:\> …"; "$ …" and "➜ …" by themselves.
    [GeneratedRegex(@"^\s*(?:>\s+)?(?:(?:\([\w.-]+\)\s?)?\[[^\]\s]+@?[^\]]*\]\s?[#$%>]|(?:\([\w.-]+\)\s?)?[\w.-]+@[\w.-]+:[^#$%>]{0,60}[#$%>]|[\w.-]+:[~/][^#$%>]{0,60}\s?[#$]|PS [A-Z]:[^>]*>|(?:sh|bash)-[\d.]+[#$]|/\S* [#$](?=\s)|➜\s+\S+(?=\s|$)|[$❯](?=\s|$)|#(?=\s*$))(?<typed>(?:\s.*)?$)")]
    private static partial Regex Signed();

    // Without a prompt, or behind one that is not known: only what is surely a command.
    [GeneratedRegex(@"^(?:[^|{}""]{0,40}[#$%>➜❯]\s+)?\s*(?<typed>(?:sudo\s+|[A-Z_]+=\S+\s+)*(?:\S*/)?(?:(?:kubectl|oc|k)\s+(?:-\S+\s+)*(?:get|describe|cluster-info|version|top|logs|config)\b|etcdctl\s+(?:--?\S+\s+)*(?:member|endpoint|\\)).*)$")]
    private static partial Regex Unsigned();
}
