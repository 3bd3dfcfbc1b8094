namespace Kubewright.Core.Inventories;

/// <summary>The variables of an inventory as Ansible merges them: the nearer to the host, the stronger.</summary>
internal sealed class InventoryVariables
{
    private readonly Inventory _inventory;
    private readonly ILookup<string, Variable> _groupVars;
    private readonly ILookup<string, Variable> _hostVars;
    private readonly IReadOnlyList<Variable> _extraVars;

    public InventoryVariables(Inventory inventory, InventorySources sources, List<InventoryError> errors)
    {
        _inventory = inventory;
        _groupVars = sources.GroupVars.SelectMany(file => VariableFile.Read(file.File, errors).Select(variable => (file.Group, variable)))
            .ToLookup(pair => pair.Group, pair => pair.variable);
        _hostVars = sources.HostVars.SelectMany(file => VariableFile.Read(file.File, errors).Select(variable => (file.Host, variable)))
            .ToLookup(pair => pair.Host, pair => pair.variable);
        _extraVars = [.. sources.ExtraVars.SelectMany(file => VariableFile.Read(file, errors))];
    }

    /// <summary>What holds for one host.</summary>
    public IReadOnlyDictionary<string, Variable> Of(InventoryHost host) => Merge([.. OfGroups(host), .. OfHostAlone(host), .. _extraVars]);

    /// <summary>What holds for the cluster: for the groups of the host given, and where they say nothing, what any group says.</summary>
    public IReadOnlyDictionary<string, Variable> OfCluster(InventoryHost host) => Merge([
        .. _inventory.Groups.Values.SelectMany(group => group.Variables),
        .. _groupVars.SelectMany(group => group),
        .. OfGroups(host),
        .. _extraVars,
    ]);

    /// <summary>What is written for one host and no other.</summary>
    public IReadOnlyList<Variable> OfHostAlone(InventoryHost host) => [.. host.Variables, .. _hostVars[host.Name]];

    private IEnumerable<Variable> OfGroups(InventoryHost host)
    {
        var groups = _inventory.Depths(host).OrderBy(group => group.Value).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Key).ToList();
        return groups.Where(_inventory.Groups.ContainsKey).SelectMany(group => _inventory.Groups[group].Variables).Concat(groups.SelectMany(group => _groupVars[group]));
    }

    private static Dictionary<string, Variable> Merge(IEnumerable<Variable> variables)
    {
        var merged = new Dictionary<string, Variable>();
        foreach (var variable in variables)
        {
            merged[variable.Name] = variable;
        }

        return merged;
    }
}
