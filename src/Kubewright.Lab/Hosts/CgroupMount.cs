namespace Kubewright.Lab.Hosts;

/// <summary>A mounted cgroup hierarchy of this machine.</summary>
/// <param name="IsUnified">Whether it is version 2.</param>
/// <param name="IsNamed">Whether it is a version 1 hierarchy without controllers, there only to keep processes apart.</param>
internal sealed record CgroupMount(string Path, bool IsUnified, bool IsNamed)
{
    /// <summary>Reads them from the text of <c>/proc/self/mounts</c>. Pure.</summary>
    public static IReadOnlyList<CgroupMount> Parse(string mounts)
    {
        var found = new List<CgroupMount>();
        foreach (var line in mounts.Split('\n'))
        {
            var fields = line.Split(' ');
            if (fields.Length > 3 && fields[2] is "cgroup" or "cgroup2" && found.All(known => known.Path != fields[1]))
            {
                found.Add(new CgroupMount(fields[1], fields[2] == "cgroup2", fields[3].Split(',').Any(option => option.StartsWith("name=", StringComparison.Ordinal))));
            }
        }

        return found;
    }

    /// <summary>Gives the hierarchy that tells best which processes belong to whom: guests may not leave version 2, and named ones hold nothing else.</summary>
    public static CgroupMount? Ledger(IReadOnlyList<CgroupMount> mounts) =>
        mounts.FirstOrDefault(mount => mount.IsUnified) ?? mounts.FirstOrDefault(mount => mount.IsNamed) ?? (mounts.Count > 0 ? mounts[0] : null);
}
