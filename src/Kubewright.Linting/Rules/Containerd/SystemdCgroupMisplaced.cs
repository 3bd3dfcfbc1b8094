using Kubewright.Linting.Files;
using Kubewright.Linting.Syntax;

namespace Kubewright.Linting.Rules.Containerd;

/// <summary>Keys that would give control groups to systemd if they stood elsewhere.</summary>
internal static class SystemdCgroupMisplaced
{
    public static IEnumerable<TomlEntry> In(ContainerdFile file) => file.Entries.Where(entry =>
        (entry.Key == "SystemdCgroup" && entry.Path is not (["plugins", _, "containerd", "runtimes", _, "options", _]) || IsOfOtherPlugin(file, entry)) || entry is { Key: "systemd_cgroup", Value: true });

    /// <summary>The key where it belongs, with the runtime's type where that is not there yet.</summary>
    public static IEnumerable<LineEdit> Added(ContainerdFile file)
    {
        IReadOnlyList<string> runtime = [.. file.OptionsPath.SkipLast(1)];
        var type = file.DefaultRuntime == "runc" && file.Find([.. runtime, "runtime_type"]) is null ? file.Add(runtime, "runtime_type = \"io.containerd.runc.v2\"") : [];
        return type.Concat(file.Add(file.OptionsPath, "SystemdCgroup = true"));
    }

    private static bool IsOfOtherPlugin(ContainerdFile file, TomlEntry entry) => entry.Key == "SystemdCgroup" && entry.Path[1] != file.RuntimePlugin;
}
