namespace Kubewright.Core.Inventories.Mapping;

/// <summary>A host of the inventory that becomes one of the cluster.</summary>
/// <param name="Roles">In the words of the cluster file.</param>
internal sealed record MappedHost(InventoryHost Host, VariableScope Variables, IReadOnlyList<string> Roles)
{
    public bool Is(string role) => Roles.Contains(role);
}
