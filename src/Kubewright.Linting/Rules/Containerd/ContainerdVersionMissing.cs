using Kubewright.Core.Findings;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.Containerd;

internal sealed class ContainerdVersionMissing() : FileRule<ContainerdFile>(
    "containerd-version-missing",
    Severity.Error,
    "The file says which version of the format it has",
    "containerd reads it as version 1, in which plugins have other names: all that is set for pods is ignored")
{
    protected override IEnumerable<LintFinding> Judge(ContainerdFile file, LintSet set)
    {
        if (file.VersionLine is null)
        {
            var plugins = file.Tables.Where(table => table.Path is ["plugins", ..]).ToList();
            var certain = plugins.Count > 0 && plugins.TrueForAll(table => table.Path.Count == 1 || table.Path[1].StartsWith("io.containerd.", StringComparison.Ordinal));
            yield return Found(
                file,
                1,
                $"no line 'version = {file.Form}'",
                $"write version = {file.Form} before all tables",
                certain ? [file.Text.InsertBefore(FirstKey(file), $"version = {file.Form}")] : []);
        }
    }

    private static int FirstKey(ContainerdFile file) => file.Tables.SelectMany(table => table.Entries.Select(entry => entry.Line).Append(table.Line)).Where(line => line > 0).Min();
}
