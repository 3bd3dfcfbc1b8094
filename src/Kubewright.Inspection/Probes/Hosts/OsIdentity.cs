using System.Globalization;

namespace Kubewright.Inspection.Probes.Hosts;

/// <summary>A distribution and its release.</summary>
/// <param name="Id">Its id: <c>debian</c>.</param>
/// <param name="Like">Ids of distributions that it is made from, the closest first.</param>
/// <param name="VersionId">Its release: <c>12</c>, <c>24.04</c>; empty where it has none.</param>
/// <param name="Name">Its name for people: <c>Debian GNU/Linux 12 (bookworm)</c>.</param>
public sealed record OsIdentity(string Id, IReadOnlyList<string> Like, string VersionId, string Name)
{
    // Those that call themselves like Fedora and nothing else, and are rebuilds of RHEL.
    private static readonly string[] RedHatIds = ["rhel", "centos", "rocky", "almalinux", "ol"];

    /// <summary>The family whose packages and places of files it has; null where it is none of those known.</summary>
    public OsFamily? Family =>
        Is("ubuntu") ? OsFamily.Ubuntu
        : Is("debian") ? OsFamily.Debian
        : RedHatIds.Any(Is) ? OsFamily.RedHat
        : Id == "fedora" ? OsFamily.Fedora
        : null;

    /// <summary>The first number of the release; 0 where it has none.</summary>
    public int Major => int.TryParse(VersionId.Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : 0;

    private bool Is(string id) => Id == id || Like.Contains(id);
}

/// <summary>Distributions that name their packages and place their files alike.</summary>
public enum OsFamily
{
    Debian,
    Ubuntu,

    /// <summary>RHEL and its rebuilds.</summary>
    RedHat,
    Fedora,
}
