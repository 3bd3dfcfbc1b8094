using System.Globalization;

namespace Kubewright.Lab.Machine;

/// <summary>Which of root's rights a process has, from the text of <c>/proc/self/status</c>. Pure.</summary>
internal static class Capabilities
{
    private static readonly (int Bit, string Name)[] Needed = [(12, "CAP_NET_ADMIN"), (18, "CAP_SYS_CHROOT"), (21, "CAP_SYS_ADMIN"), (27, "CAP_MKNOD")];

    /// <summary>Gives the names of those that labs need and the process lacks.</summary>
    public static IReadOnlyList<string> Missing(string status)
    {
        var line = status.Split('\n').FirstOrDefault(line => line.StartsWith("CapEff:", StringComparison.Ordinal));
        return line is not null && ulong.TryParse(line["CapEff:".Length..].Trim(), NumberStyles.HexNumber, null, out var set)
            ? [.. Needed.Where(right => (set & (1UL << right.Bit)) == 0).Select(right => right.Name)]
            : [];
    }
}
