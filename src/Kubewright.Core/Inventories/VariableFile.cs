using Kubewright.Core.Spec.Reading;

namespace Kubewright.Core.Inventories;

/// <summary>Reads a file of variables.</summary>
internal static class VariableFile
{
    public static IReadOnlyList<Variable> Read(SourceText source, List<InventoryError> errors) =>
        [.. (Root(source, errors)?.Entries ?? []).Select(entry => new Variable(entry.Key, YamlFragment.Value(entry.Value), new SourcePlace(source.Name, entry.Line)))];

    /// <summary>The map that a YAML file is; null where it is none, which is an error, or has nothing in it.</summary>
    public static YamlMapping? Root(SourceText source, List<InventoryError> errors)
    {
        if (source.Text.Split('\n').All(line => line.AsSpan().Trim() is "" or "---" or ['#', ..]))
        {
            return null;
        }

        if (source.Text.StartsWith("$ANSIBLE_VAULT", StringComparison.Ordinal))
        {
            errors.Add(new InventoryError(new SourcePlace(source.Name, 1), "the file is encrypted", "decrypt a copy of it with ansible-vault decrypt, and import that"));
            return null;
        }

        var found = new SpecErrors();
        var root = YamlNodeReader.Read(source.Text, found);
        errors.AddRange(found.InFileOrder.Select(error => new InventoryError(new SourcePlace(source.Name, error.Line), error.Problem, error.Remedy)));
        if (root is not (null or YamlMapping))
        {
            errors.Add(new InventoryError(new SourcePlace(source.Name, root.Line), $"here is {root.Kind}, where a map belongs", "write name: value, one a line"));
        }

        return root as YamlMapping;
    }
}
