using System.Globalization;
using Kubewright.Core.Spec;

namespace Kubewright.Core.Inventories.Mapping;

/// <summary>The variables that hold for the cluster or for a host, with references resolved. What cannot be resolved counts as not set, and is reported.</summary>
internal sealed class VariableScope(IReadOnlyDictionary<string, Variable> variables, ImportLedger ledger)
{
    public ImportLedger Ledger => ledger;

    public IEnumerable<Variable> All => variables.Values;

    /// <summary>The variable with its value resolved; null where it is not set, or to nothing.</summary>
    public Variable? Find(string name)
    {
        ledger.Ask(name);
        if (!variables.TryGetValue(name, out var variable))
        {
            return null;
        }

        var (value, problem) = JinjaText.Resolve(variable.Value, reference => variables.GetValueOrDefault(reference));
        if (problem is not null)
        {
            ledger.Report(variable, problem, "write the value itself into the inventory, or into the cluster file");
            return null;
        }

        if (IsNothing(value))
        {
            ledger.Drop(variable, "it is set to nothing");
            return null;
        }

        return variable with { Value = value };
    }

    /// <summary>A variable of one of several names: Kubespray renamed some.</summary>
    public Variable? FindAny(params ReadOnlySpan<string> names)
    {
        Variable? found = null;
        foreach (var name in names)
        {
            found ??= Find(name);
        }

        return found;
    }

    /// <summary>What was read under the name of a variable as the file has it, for the ledger.</summary>
    public Variable Written(Variable found) => variables[found.Name];

    public void Carry(Variable found, string field) => ledger.Carry(Written(found), field);

    public void Report(Variable found, string why, string remedy) => ledger.Report(Written(found), why, remedy);

    public void Drop(Variable found, string why) => ledger.Drop(Written(found), why);

    public static string Text(Variable variable) => Convert.ToString(variable.Value, CultureInfo.InvariantCulture) ?? "";

    /// <summary>Whether a variable says yes, in one of Ansible's ways.</summary>
    public static bool IsOn(Variable? variable) => variable?.Value is true || (variable?.Value is string text && text.ToLowerInvariant() is "true" or "yes" or "on" or "1") || variable?.Value is 1L;

    /// <summary>The texts of a list, or of one that is separated by commas.</summary>
    public static IReadOnlyList<string> Texts(Variable variable) => variable.Value switch
    {
        string text => text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        IEnumerable<object?> list => [.. list.Select(item => Convert.ToString(item, CultureInfo.InvariantCulture) ?? "").Where(item => item.Length > 0)],
        _ => [],
    };

    public static bool IsNothing(object? value) =>
        value is null or "" or YamlMap { Entries.Count: 0 } || (value is IEnumerable<object?> list && !list.Any());
}
