using Kubewright.Core.Inventories.Mapping;
using Kubewright.Core.Spec;
using Kubewright.Core.Spec.Writing;

namespace Kubewright.Core.Inventories;

/// <summary>Makes a cluster file of an inventory of Ansible or Kubespray, and gives account of every variable. Contacts no host.</summary>
public static class InventoryImport
{
    /// <param name="folder">The folder in which the cluster file will lie.</param>
    public static InventoryReading Read(InventorySources sources, ImportSettings settings, IClusterFolder folder)
    {
        var errors = new List<InventoryError>();
        if (sources.Inventory.Text.StartsWith("#!", StringComparison.Ordinal))
        {
            errors.Add(new InventoryError(
                new SourcePlace(sources.Inventory.Name, 1), "the inventory is a program", "give what it says: ansible-inventory -i INVENTORY --list --yaml > hosts.yaml, and import that"));
            return new InventoryReading.Wrong(errors);
        }

        var isYaml = IsYaml(sources.Inventory);
        var inventory = isYaml ? YamlInventory.Read(sources.Inventory, errors) : IniInventory.Read(sources.Inventory, errors);
        var isBroken = isYaml && errors.Count > 0;
        var variables = new InventoryVariables(inventory, sources, errors);
        if (isBroken)
        {
            return new InventoryReading.Wrong(InOrder(errors));
        }

        GroupMapping.Judge(inventory, errors);
        var first = inventory.Hosts.FirstOrDefault(host => GroupMapping.IsIn(inventory, host, GroupMapping.ControlPlane));
        if (first is null)
        {
            errors.Add(new InventoryError(
                new SourcePlace(sources.Inventory.Name, 1), "no host is in the group kube_control_plane", "write a section [kube_control_plane] with one host, or better three"));
            return new InventoryReading.Wrong(InOrder(errors));
        }

        var ledger = new ImportLedger();
        var root = new FileMap();
        Map(inventory, variables, first, new Target(root, ledger, settings, folder, errors), new SourcePlace(sources.Inventory.Name, 1));
        return errors.Count > 0
            ? new InventoryReading.Wrong(InOrder(errors))
            : new InventoryReading.Right(Finish(root, ledger, settings, sources.Inventory.Name));
    }

    private static void Map(Inventory inventory, InventoryVariables variables, InventoryHost first, Target target, SourcePlace place)
    {
        var cluster = new VariableScope(variables.OfCluster(first), target.Ledger);
        var etcdOnHosts = IsEtcdOnHosts(cluster);
        var hosts = inventory.Hosts
            .Select(host => new MappedHost(host, new VariableScope(WithBuiltIns(variables.Of(host), host), target.Ledger), GroupMapping.RolesOf(inventory, host, etcdOnHosts)))
            .Where(host => host.Roles.Count > 0).ToList();
        GroupMapping.ReportOthers(inventory, target.Ledger);
        new HostMapping(inventory, target.Settings, target.Folder, target.Errors).Write(hosts, inventory.Groups.Values.First(group => GroupMapping.ControlPlane.Contains(group.Name) && group.Place is not null).Place!.Value, target.Root);
        new ClusterMapping(cluster, target.Settings, target.Root).Write(place);
        new KubernetesMapping(cluster, target.Root).Write(etcdOnHosts && hosts.Exists(host => host.Is("etcd")), place);
        new SupplyMapping(cluster, target.Root).Write();
        RestMapping.Write(cluster, inventory.Hosts.SelectMany(variables.OfHostAlone));
    }

    // Kubespray's default: a service of the hosts in the group etcd. `kubeadm` is a pod of every control plane.
    private static bool IsEtcdOnHosts(VariableScope cluster)
    {
        var type = cluster.Find("etcd_deployment_type");
        var stacked = (type is not null && VariableScope.Text(type) == "kubeadm") || VariableScope.IsOn(cluster.Find("etcd_kubeadm_enabled"));
        if (type is not null)
        {
            cluster.Carry(type, "hosts[].roles");
        }

        return !stacked;
    }

    private static Dictionary<string, Variable> WithBuiltIns(IReadOnlyDictionary<string, Variable> variables, InventoryHost host)
    {
        var all = new Dictionary<string, Variable>(variables);
        all.TryAdd("inventory_hostname", new Variable("inventory_hostname", host.Name, host.Place));
        return all;
    }

    private static ImportedCluster Finish(FileMap root, ImportLedger ledger, ImportSettings settings, string inventory)
    {
        var ending = ledger.NotCarried.Count == 0 ? [] : (List<string>)
        [
            $"Not carried over from {inventory}, and what to do about it:",
            .. ImportedCluster.Describe(ledger.NotCarried),
        ];
        return new ImportedCluster(ClusterFileText.Write(settings.Heading, root, ending), ledger.Carried, ledger.NotCarried, ledger.Dropped);
    }

    private static bool IsYaml(SourceText source) =>
        source.Name.EndsWith(".yml", StringComparison.Ordinal) || source.Name.EndsWith(".yaml", StringComparison.Ordinal) || source.Name.EndsWith(".json", StringComparison.Ordinal)
        || source.Text.Split('\n').Select(line => line.TrimEnd()).FirstOrDefault(line => line.Length > 0 && line[0] != '#') is "---" or "all:";

    private static IReadOnlyList<InventoryError> InOrder(List<InventoryError> errors) => [.. errors.Distinct().OrderBy(error => error.Place.File, StringComparer.Ordinal).ThenBy(error => error.Place.Line)];

    private sealed record Target(FileMap Root, ImportLedger Ledger, ImportSettings Settings, IClusterFolder Folder, List<InventoryError> Errors);
}
