using Kubewright.Core.Findings;
using Kubewright.Core.Spec.Reading;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.Kubeadm;

internal sealed class KubeadmArgumentsInWrongForm() : FileRule<KubeadmFile>(
    "kubeadm-arguments-in-wrong-form",
    Severity.Error,
    "Extra arguments have the form of the file's apiVersion",
    "v1beta4 has lists of name and value, versions before it maps: kubeadm cannot read the other form, and ends at once")
{
    protected override IEnumerable<LintFinding> Judge(KubeadmFile file, LintSet set) =>
        from document in file.Objects
        let api = KubeadmSchema.NumberOf(KubeadmFile.ApiOf(document))
        where api is not null
        from key in KubeadmSchema.Keys(document)
        where key.Entry.Key is "extraArgs" or "kubeletExtraArgs" && (key.Entry.Value is YamlSequence { Items.Count: > 0 } && api < 4 || key.Entry.Value is YamlMapping { Entries.Count: > 0 } && api >= 4)
        select Found(
            file,
            key.Entry.Line,
            $"{key.Path} is {key.Entry.Value.Kind}, but in v1beta{api} it is {(api < 4 ? "a map" : "a list of name and value")}",
            api < 4 ? "write name: value for each argument" : "write - name: … and value: \"…\" for each argument",
            key.Entry.Value is YamlMapping map ? AsList(file, map) : AsMap(file, key.Entry, (YamlSequence)key.Entry.Value));

    private static IEnumerable<LineEdit> AsList(KubeadmFile file, YamlMapping map)
    {
        var indent = new string(' ', map.Entries[0].Column - 1);
        return map.IsFlow || map.Entries.Any(entry => entry.Value is not YamlScalar || entry.EndLine != entry.Line)
            ? []
            : map.Entries.Select(entry => file.Text.ReplaceLine(entry.Line, $"{indent}- name: {entry.Key}", $"{indent}  value: {Quoted((YamlScalar)entry.Value)}{Behind(file, (YamlScalar)entry.Value)}"));
    }

    private static IEnumerable<LineEdit> AsMap(KubeadmFile file, YamlEntry entry, YamlSequence list)
    {
        var indent = new string(' ', Math.Max(list.Column - 1, entry.Column + 1));
        var items = list.Items.OfType<YamlMapping>().Select(item => (Item: item, Name: KubeadmFile.Scalar(item, "name"), Value: KubeadmFile.Scalar(item, "value"))).ToList();
        return list.IsFlow || items.Count != list.Items.Count || items.Exists(item => item.Name is null || item.Value is null || item.Item.IsFlow)
            || items.Select(item => item.Name!.Text).Distinct().Count() != items.Count
            ? []
            : items.Select(item => new LineEdit(file.Name, item.Item.Line, item.Item.EndLine - item.Item.Line + 1, [$"{indent}{item.Name!.Text}: {Quoted(item.Value!)}"]));
    }

    // All arguments are texts.
    private static string Quoted(YamlScalar value) => $"\"{value.Text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string Behind(KubeadmFile file, YamlScalar value) => file.Text[value.Line][Math.Min(file.Text[value.Line].Length, value.EndColumn - 1)..];
}
