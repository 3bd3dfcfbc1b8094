using Kubewright.Linting.Files;
using Kubewright.Linting.Syntax;

namespace Kubewright.Linting.Rules.Containerd;

/// <summary>Tables of the CRI plugin by the name that another version of the file has for it.</summary>
internal static class ForeignPlugins
{
    public static Func<TomlTable, bool> Of(ContainerdFile file) => file.IsNewForm ? ContainerdFile.IsOld : ContainerdFile.IsNew;

    /// <summary>Whether some are named rightly.</summary>
    public static bool HasOwn(ContainerdFile file) => file.Tables.Any(file.IsNewForm ? ContainerdFile.IsNew : ContainerdFile.IsOld);

    /// <summary>Whether all are named as in another version, so that first the version is to be decided.</summary>
    public static bool AreAll(ContainerdFile file) => file.Tables.Any(Of(file)) && !HasOwn(file);
}
