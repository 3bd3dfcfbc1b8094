namespace Kubewright.Core.Inventories;

/// <summary>Hosts, groups and variables of an inventory's main file.</summary>
internal sealed class Inventory
{
    private readonly Dictionary<string, InventoryGroup> _groups = [];
    private readonly Dictionary<string, InventoryHost> _hosts = [];
    private readonly List<InventoryHost> _order = [];

    /// <summary>In the order in which they are first named.</summary>
    public IReadOnlyList<InventoryHost> Hosts => _order;

    public IReadOnlyDictionary<string, InventoryGroup> Groups => _groups;

    public InventoryGroup Group(string name) => _groups.TryGetValue(name, out var group) ? group : _groups[name] = new InventoryGroup(name);

    public InventoryHost Host(string name, SourcePlace place)
    {
        if (!_hosts.TryGetValue(name, out var host))
        {
            _order.Add(host = _hosts[name] = new InventoryHost(name, place));
        }

        return host;
    }

    /// <summary>Whether a host is in a group, or in one that belongs to it.</summary>
    public bool Has(string group, InventoryHost host) => Depths(host).ContainsKey(group);

    /// <summary>The groups that a host is in, itself or through others, by how far they are from <c>all</c>.</summary>
    public IReadOnlyDictionary<string, int> Depths(InventoryHost host)
    {
        var depths = new Dictionary<string, int> { ["all"] = 0 };
        foreach (var group in _groups.Values.Where(group => group.Hosts.Contains(host.Name)))
        {
            Climb(group.Name, []);
        }

        return depths;

        // Bounded by the number of groups: a group that belongs to itself is reported when the file is read, and here not followed twice.
        int Climb(string name, HashSet<string> below)
        {
            if (name == "all" || !below.Add(name))
            {
                return 0;
            }

            var depth = 1 + _groups.Values.Where(parent => parent.Children.Any(child => child.Name == name)).Select(parent => Climb(parent.Name, below)).DefaultIfEmpty(0).Max();
            below.Remove(name);
            depths[name] = Math.Max(depths.GetValueOrDefault(name), depth);
            return depth;
        }
    }
}

internal sealed record InventoryHost(string Name, SourcePlace Place)
{
    public List<Variable> Variables { get; } = [];

    /// <summary>Whether its line could not be read as a whole, so that nothing can be missed that may stand there.</summary>
    public bool IsBroken { get; set; }
}

internal sealed record InventoryGroup(string Name)
{
    /// <summary>Where it was first declared; null while it is only named as a child of another, or has variables only.</summary>
    public SourcePlace? Place { get; set; }

    public HashSet<string> Hosts { get; } = [];

    public List<(string Name, SourcePlace Place)> Children { get; } = [];

    public List<Variable> Variables { get; } = [];
}

/// <summary>A variable as it is written somewhere.</summary>
/// <param name="Value">Text, bool, long, double, null, a list or a <see cref="Spec.YamlMap"/>.</param>
internal sealed record Variable(string Name, object? Value, SourcePlace Place);
