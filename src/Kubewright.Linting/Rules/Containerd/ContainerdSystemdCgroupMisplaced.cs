using Kubewright.Core.Findings;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.Containerd;

internal sealed class ContainerdSystemdCgroupMisplaced() : FileRule<ContainerdFile>(
    "containerd-systemd-cgroup-misplaced",
    Severity.Error,
    "SystemdCgroup stands where the file's version looks for it",
    "it looks as if systemd had the control groups, but containerd ignores the key there, or refuses the plugin")
{
    protected override IEnumerable<LintFinding> Judge(ContainerdFile file, LintSet set)
    {
        var isSet = file.Find([.. file.OptionsPath, "SystemdCgroup"]) is not null;
        foreach (var entry in SystemdCgroupMisplaced.In(file))
        {
            yield return Found(
                file,
                entry.Line,
                $"{entry.Key} stands below [{ContainerdFile.Heading(entry.Path.SkipLast(1))}], which is not where version {file.Form} has it",
                $"write SystemdCgroup = true below [{ContainerdFile.Heading(file.OptionsPath)}]",
                ForeignPlugins.AreAll(file) || !IsLineOfItsOwn(file, entry)
                    ? []
                    : (isSet ? [] : SystemdCgroupMisplaced.Added(file)).Concat(Removed(file, entry)));
        }
    }

    // With the heading where nothing else stands below it.
    private static IEnumerable<LineEdit> Removed(ContainerdFile file, Syntax.TomlEntry entry)
    {
        yield return file.Text.Delete(entry.Line, entry.Line);
        if (file.Tables.FirstOrDefault(table => table.Line > 0 && table.Entries is [var only] && only == entry) is { } emptied)
        {
            yield return file.Text.Delete(emptied.Line, emptied.Line);
        }
    }

    private static bool IsLineOfItsOwn(ContainerdFile file, Syntax.TomlEntry entry) => entry.Line == entry.EndLine && file.Text[entry.Line].TrimStart().StartsWith(entry.Key, StringComparison.Ordinal);
}
