using Kubewright.Core.Findings;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.Containerd;

internal sealed class ContainerdKeyOfOtherVersion() : FileRule<ContainerdFile>(
    "containerd-key-of-other-version",
    Severity.Error,
    "Keys stand where the file's version has them",
    "containerd ignores keys that it does not know in a table, without a word: what was set keeps its default")
{
    protected override IEnumerable<LintFinding> Judge(ContainerdFile file, LintSet set) =>
        from entry in file.Entries
        where entry.Value is not Dictionary<string, object>
        let place = Place(file, entry.Path)
        where place is not null
        group (entry, place) by (place, string.Join('.', entry.Path.Take(3))) into same
        let first = same.First().entry
        select Found(
            file,
            first.Line,
            $"{ContainerdFile.Heading(first.Path.Skip(first.Path[0] == "plugins" ? 2 : 0))} is not read {(first.Path[0] == "plugins" ? $"below {first.Path[1]} " : "")}in version {file.Form}",
            $"write it as {same.First().place}",
            Edits(file, first)) with
        {
            Severity = first.Path[0] == "plugins" ? Severity.Error : Severity.Warning,
        };

    // Where the file's version has what is written; null where it has it there.
    private static string? Place(ContainerdFile file, IReadOnlyList<string> path) => (file.IsNewForm, path) switch
    {
        (true, ["plugins", ContainerdFile.Images or ContainerdFile.Runtime, "sandbox_image"]) => $"sandbox below [plugins.\"{ContainerdFile.Images}\".pinned_images]",
        (true, ["plugins", ContainerdFile.Runtime, "registry" or "pinned_images" or "image_decryption", ..]) => $"the same below [plugins.\"{ContainerdFile.Images}\"]",
        (true, ["plugins", ContainerdFile.Runtime, "containerd", "snapshotter"]) => $"snapshotter below [plugins.\"{ContainerdFile.Images}\"]",
        (true, ["plugins", ContainerdFile.Images, "containerd" or "cni", ..]) => $"the same below [plugins.\"{ContainerdFile.Runtime}\"]",
        (true, ["grpc" or "ttrpc" or "debug" or "metrics", ..]) when file.Form >= 4 => $"the same below [plugins.\"io.containerd.server.v1.{path[0]}\"]",
        (false, ["plugins", ContainerdFile.OldCri, "pinned_images", ..]) => $"sandbox_image below [plugins.\"{ContainerdFile.OldCri}\"]",
        (_, ["plugins", var plugin, ..]) when file.Form < 4 && plugin.StartsWith("io.containerd.server.v1.", StringComparison.Ordinal) => $"the same below [{plugin["io.containerd.server.v1.".Length..]}]",
        _ => null,
    };

    // Only the sandbox image: where it belongs is one key, whatever else the file has.
    private static IEnumerable<LineEdit> Edits(ContainerdFile file, Syntax.TomlEntry entry) =>
        entry.Key == "sandbox_image" && file.Find([.. file.SandboxPath]) is null && entry.Line == entry.EndLine && file.Text[entry.Line].TrimStart().StartsWith("sandbox_image", StringComparison.Ordinal)
            ? file.Add([.. file.SandboxPath.SkipLast(1)], $"sandbox = {entry.Written}").Append(file.Text.Delete(entry.Line, entry.Line))
            : [];
}
