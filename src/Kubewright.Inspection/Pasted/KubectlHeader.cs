using System.Text.RegularExpressions;

namespace Kubewright.Inspection.Pasted;

/// <summary>The header of a table as kubectl prints it.</summary>
internal static partial class KubectlHeader
{
    // Two words make one column.
    private static readonly string[] Known =
    [
        "NAMESPACE", "NAME", "STATUS", "ROLES", "AGE", "VERSION", "INTERNAL-IP", "EXTERNAL-IP", "OS-IMAGE", "KERNEL-VERSION", "CONTAINER-RUNTIME", "READY", "RESTARTS",
        "IP", "NODE", "NOMINATED NODE", "READINESS GATES", "TYPE", "CLUSTER-IP", "PORT(S)", "SELECTOR", "DESIRED", "CURRENT", "UP-TO-DATE", "AVAILABLE", "NODE SELECTOR",
        "CONTAINERS", "IMAGES", "COMPLETIONS", "DURATION", "SCHEDULE", "TIMEZONE", "SUSPEND", "ACTIVE", "LAST SCHEDULE", "LABELS", "MESSAGE", "ERROR", "ENDPOINTS",
        "DATA", "CAPACITY", "TAINTS", "LAST SEEN", "REASON", "OBJECT", "PROVISIONER", "HOLDER", "REFERENCE", "TARGETS", "MINPODS", "MAXPODS", "REPLICAS",
    ];

    /// <summary>A line that can only be a header: it starts with a name's column and has no word that is not a column's.</summary>
    public static bool IsStart(string text) => Start().IsMatch(text);

    /// <summary>The header's columns with where they start; null where a word is not known, as none is in prose.</summary>
    public static IReadOnlyList<(string Name, int Start)>? Columns(string text)
    {
        var columns = new List<(string, int)>();
        for (var at = 0; at < text.Length;)
        {
            if (text[at] is ' ' or '\t')
            {
                at++;
                continue;
            }

            var name = Known.Where(column => string.CompareOrdinal(text, at, column, 0, column.Length) == 0 && EndsAt(text, at + column.Length)).MaxBy(column => column.Length);
            if (name is null)
            {
                return null;
            }

            columns.Add((name, at));
            at += name.Length;
        }

        return columns;
    }

    private static bool EndsAt(string text, int at) => at >= text.Length || text[at] is ' ' or '\t';

    [GeneratedRegex(@"^\s*(?:NAMESPACE\s+NAME|NAME)\s+[A-Z]{2}[A-Z()\- \t]*$")]
    private static partial Regex Start();
}
