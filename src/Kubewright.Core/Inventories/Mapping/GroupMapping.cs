namespace Kubewright.Core.Inventories.Mapping;

/// <summary>Which hosts take part, and as what: Kubespray's groups, under all the names they had.</summary>
internal static class GroupMapping
{
    public static readonly string[] ControlPlane = ["kube_control_plane", "kube-control-plane", "kube-controlplane", "kube_master", "kube-master"];
    public static readonly string[] Node = ["kube_node", "kube-node"];
    public static readonly string[] Etcd = ["etcd"];
    public static readonly string[] Bastion = ["bastion"];
    private static readonly string[] RouteReflectors = ["calico_rr", "calico-rr"];
    private static readonly string[] LoadBalancer =
        ["load_balancer", "load-balancer", "load_balancers", "load-balancers", "loadbalancer", "loadbalancers", "lb", "lbs", "haproxy", "keepalived"];

    private static readonly string[] Whole = ["all", "ungrouped", "k8s_cluster", "k8s-cluster", "kube_cluster", "kube-cluster"];

    private static readonly string[] Known = [.. ControlPlane, .. Node, .. Etcd, .. Bastion, .. RouteReflectors, .. LoadBalancer, .. Whole];

    /// <param name="etcdOnHosts">Whether etcd is a service of hosts, and not a pod of the control planes.</param>
    public static IReadOnlyList<string> RolesOf(Inventory inventory, InventoryHost host, bool etcdOnHosts) =>
    [
        .. (string[])(IsIn(inventory, host, LoadBalancer) ? ["load-balancer"] : []),
        .. (string[])(IsIn(inventory, host, ControlPlane) ? ["control-plane"] : []),
        .. (string[])(IsIn(inventory, host, Node) ? ["worker"] : []),
        .. (string[])(etcdOnHosts && IsIn(inventory, host, Etcd) ? ["etcd"] : []),
    ];

    public static bool IsIn(Inventory inventory, InventoryHost host, string[] groups) => groups.Any(group => inventory.Has(group, host));

    /// <summary>What is wrong with hosts and groups as such.</summary>
    public static void Judge(Inventory inventory, List<InventoryError> errors)
    {
        foreach (var (child, place) in inventory.Groups.Values.SelectMany(group => group.Children).Where(child => inventory.Groups.GetValueOrDefault(child.Name)?.Place is null))
        {
            var nearest = Spec.Reading.NearestWord.Find(child, inventory.Groups.Values.Where(group => group.Place is not null).Select(group => group.Name));
            errors.Add(new InventoryError(place, $"there is no group {child}", nearest is null ? $"write a section [{child}], or leave the line out" : $"write {nearest}, or a section [{child}]"));
        }

        foreach (var group in inventory.Groups.Values.Where(group => Reaches(inventory, group.Name, group.Name)).Take(1))
        {
            errors.Add(new InventoryError(group.Children[0].Place, $"the group {group.Name} belongs to itself", "leave out one of the lines below the :children of its groups"));
        }

        foreach (var host in inventory.Hosts.Where(host => inventory.Depths(host).Keys.All(group => group is "all" or "ungrouped")))
        {
            errors.Add(new InventoryError(host.Place, $"{host.Name} is in no group", "write it into kube_control_plane, kube_node or etcd, or leave it out"));
        }
    }

    /// <summary>Says of hosts that do not take part why not.</summary>
    public static void ReportOthers(Inventory inventory, ImportLedger ledger)
    {
        foreach (var host in inventory.Hosts.Where(host => !IsIn(inventory, host, [.. ControlPlane, .. Node, .. LoadBalancer, .. Bastion]) && !IsIn(inventory, host, Etcd)))
        {
            ledger.Report(
                host.Place,
                host.Name,
                IsIn(inventory, host, RouteReflectors) ? "it is only a route reflector of Calico, which belongs to the pod network" : "it is in no group that makes part of a cluster",
                "leave it out, or add it to the cluster file with a role");
        }

        foreach (var host in inventory.Hosts.Where(host => IsIn(inventory, host, RouteReflectors) && IsIn(inventory, host, [.. ControlPlane, .. Node])))
        {
            ledger.Report(host.Place, $"{host.Name} in calico_rr", "route reflectors belong to the pod network, which your manifests make", "set them up with Calico's own resources after apply");
        }
    }

    /// <summary>Whether a group means something here.</summary>
    public static bool IsKnown(string group) => Known.Contains(group);

    // Bounded: every group is visited once.
    private static bool Reaches(Inventory inventory, string from, string to)
    {
        var seen = new HashSet<string>();
        var open = new Stack<string>(Children(from));
        while (open.TryPop(out var group))
        {
            if (group == to)
            {
                return true;
            }

            if (seen.Add(group))
            {
                foreach (var child in Children(group))
                {
                    open.Push(child);
                }
            }
        }

        return false;

        IEnumerable<string> Children(string name) => inventory.Groups.GetValueOrDefault(name)?.Children.Select(child => child.Name) ?? [];
    }
}
