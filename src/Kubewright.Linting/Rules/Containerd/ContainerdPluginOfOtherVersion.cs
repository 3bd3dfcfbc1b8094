using Kubewright.Core.Findings;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.Containerd;

internal sealed class ContainerdPluginOfOtherVersion() : FileRule<ContainerdFile>(
    "containerd-plugin-of-other-version",
    Severity.Error,
    "Plugins have the names of the file's version",
    "containerd ignores tables of plugins that it does not know, without a word: everything below them keeps its default")
{
    protected override IEnumerable<LintFinding> Judge(ContainerdFile file, LintSet set)
    {
        var foreign = file.Tables.Where(ForeignPlugins.Of(file)).ToList();
        if (foreign.Count > 0 && file.VersionLine is { } version)
        {
            var right = file.IsNewForm ? 2 : 3;
            var all = !ForeignPlugins.HasOwn(file);
            yield return Found(
                file,
                foreign[0].Line,
                $"plugin {foreign[0].Path[1]} is of version {(right == 2 ? "2" : "3 and later")}, but the file says version = {version.Written}",
                all ? $"write version = {right}{(right == 2 ? ", which containerd 2 reads too" : ", which containerd 2 reads")}" : $"write these tables below {(file.IsNewForm ? $"{ContainerdFile.Runtime} and {ContainerdFile.Images}" : ContainerdFile.OldCri)}",
                all ? [file.Text.Replace(version.Line, version.Written, $"{right}", file.Text[version.Line].IndexOf('=') + 1)] : []);
        }
    }
}
