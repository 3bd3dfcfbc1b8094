using System.Net;
using Kubewright.Core.Spec;
using Kubewright.Core.Spec.Writing;

namespace Kubewright.Core.Inventories.Mapping;

/// <summary>Hosts: addresses, how to log in to them, labels and taints.</summary>
internal sealed class HostMapping(Inventory inventory, ImportSettings settings, IClusterFolder folder, List<InventoryError> errors)
{
    private static readonly string[] ByNature =
        ["ansible_become", "ansible_become_method", "ansible_become_user", "ansible_connection", "ansible_python_interpreter", "ansible_shell_type", "etcd_member_name", "ansible_ssh_pipelining", "ansible_pipelining"];

    private static readonly string[] Secrets =
        ["ansible_password", "ansible_ssh_pass", "ansible_ssh_password", "ansible_become_password", "ansible_become_pass", "ansible_sudo_pass"];

    /// <param name="group">Where the control planes' group is.</param>
    public void Write(IReadOnlyList<MappedHost> hosts, SourcePlace group, FileMap root)
    {
        var shared = hosts.Select(Login).ToList() is [var first, .. var others] && others.TrueForAll(login => Text(login) == Text(first)) ? first : [];
        var ssh = root.Map("ssh", "How to log in to the hosts: as root, or as a user with sudo.");
        foreach (var (key, value) in shared)
        {
            ssh.Set(key, value, hosts[0].Host.Place.ToString());
        }

        foreach (var host in hosts)
        {
            var map = root.Item("hosts", host.Host.Place.ToString(), "The first control plane initialises the cluster. Names become the hosts' names and those of the nodes.", group.ToString());
            map.Set("name", host.Host.Name);
            if (Address(host) is { } address)
            {
                map.Set("address", address);
            }

            map.Set("roles", host.Roles);
            foreach (var (key, value) in Login(host).Where(_ => shared.Count == 0))
            {
                map.Set(key, value);
            }

            Node(host, map);
            Rest(host.Variables);
        }
    }

    private static string Text(List<KeyValuePair<string, object>> login) => string.Join('\n', login.Select(field => $"{field.Key} {YamlWord.Flow(field.Value)}"));

    // Kubernetes' own traffic goes to `ip`; Ansible logs in to `ansible_host`. Here both are one address.
    private string? Address(MappedHost host)
    {
        var (ip, access, ansible) = (host.Variables.Find("ip"), host.Variables.Find("access_ip"), host.Variables.FindAny("ansible_host", "ansible_ssh_host"));
        var found = ip ?? ansible ?? access;
        var address = found is null ? host.Host.Name : VariableScope.Text(found);
        if (!IPAddress.TryParse(address, out _))
        {
            if (host.Host.IsBroken)
            {
                return null;
            }

            errors.Add(new InventoryError(
                found?.Place ?? host.Host.Place,
                found is null ? $"{host.Host.Name} has no address" : $"{host.Host.Name} has the address {address}, which is a name",
                $"write ip= and its IP address behind {host.Host.Name}"));
            return null;
        }

        foreach (var other in new[] { ip, access, ansible }.OfType<Variable>())
        {
            if (VariableScope.Text(other) == address)
            {
                host.Variables.Carry(other, "hosts[].address");
            }
            else
            {
                host.Variables.Report(
                    other,
                    $"a host has one address here, and {address} was taken",
                    other.Name == "access_ip" ? "see that the other hosts reach that address" : $"if you cannot log in there, write 'Host {address}' and 'HostName {VariableScope.Text(other)}' to ~/.ssh/config");
            }
        }

        return address;
    }

    private List<KeyValuePair<string, object>> Login(MappedHost host)
    {
        var login = new List<KeyValuePair<string, object>>();
        var variables = host.Variables;
        Add("user", settings.User, variables.FindAny("ansible_user", "ansible_ssh_user", "ansible_ssh_user_name"), VariableScope.Text);
        Add("port", null, variables.FindAny("ansible_port", "ansible_ssh_port"), port => int.TryParse(VariableScope.Text(port), out var number) ? number : VariableScope.Text(port));
        if (settings.Key is not null || variables.FindAny("ansible_ssh_private_key_file", "ansible_private_key_file") is not { } key)
        {
            Add("key", settings.Key, null, VariableScope.Text);
        }
        else if (folder.HasFile(VariableScope.Text(key)))
        {
            Add("key", null, key, VariableScope.Text);
        }
        else
        {
            variables.Report(key, $"there is no file {folder.Resolve(VariableScope.Text(key))}", "write the key's path into the cluster file as ssh.key, or import again with --key");
        }

        if (Jump(host) is { } jump)
        {
            login.Add(KeyValuePair.Create("jump", jump));
        }

        return login;

        void Add(string field, string? given, Variable? variable, Func<Variable, object> value)
        {
            if (given is not null || variable is not null)
            {
                login.Add(KeyValuePair.Create(field, given ?? value(variable!)));
            }

            if (variable is not null)
            {
                variables.Carry(variable, $"ssh.{field}");
            }
        }
    }

    private object? Jump(MappedHost host)
    {
        object? jump = null;
        foreach (var arguments in new[] { host.Variables.Find("ansible_ssh_common_args"), host.Variables.Find("ansible_ssh_extra_args") }.OfType<Variable>())
        {
            var text = VariableScope.Text(arguments);
            if (JumpMapping.Of(text) is { } jumps && JumpMapping.Rest(text).Length == 0)
            {
                jump = jumps is [var only] ? only : jumps;
                host.Variables.Carry(arguments, "ssh.jump");
            }
            else
            {
                host.Variables.Report(arguments, "Kubewright gives ssh arguments of its own", "write what they say to ~/.ssh/config for these hosts: it is respected");
            }
        }

        return jump ?? Bastion();
    }

    private string? Bastion()
    {
        if (inventory.Hosts.FirstOrDefault(host => GroupMapping.IsIn(inventory, host, GroupMapping.Bastion)) is not { } bastion)
        {
            return null;
        }

        string? Of(string name) => bastion.Variables.FindLast(variable => variable.Name == name) is { } variable ? VariableScope.Text(variable) : null;
        return $"{(Of("ansible_user") is { } user ? user + "@" : "")}{Of("ansible_host") ?? bastion.Name}{(Of("ansible_port") is { } port ? ":" + port : "")}";
    }

    private static void Node(MappedHost host, FileMap map)
    {
        if (!host.Is("control-plane") && !host.Is("worker"))
        {
            return;
        }

        if (host.Variables.Find("node_labels") is { } labels)
        {
            if (labels.Value is YamlMap values)
            {
                map.Set("labels", new YamlMap(values.Entries.Select(entry => KeyValuePair.Create(entry.Key, (object?)Convert.ToString(entry.Value, System.Globalization.CultureInfo.InvariantCulture)))));
                host.Variables.Carry(labels, "hosts[].labels");
            }
            else
            {
                host.Variables.Report(labels, "the labels are not a map of names to values", "write hosts[].labels in the cluster file, as name: value");
            }
        }

        if (host.Variables.Find("node_taints") is { } taints)
        {
            map.Set("taints", VariableScope.Texts(taints));
            host.Variables.Carry(taints, "hosts[].taints");
        }
    }

    private static void Rest(VariableScope variables)
    {
        foreach (var name in ByNature)
        {
            if (variables.Find(name) is { } variable)
            {
                variables.Drop(variable, "Kubewright does this by itself");
            }
        }

        foreach (var name in Secrets)
        {
            if (variables.Find(name) is { } secret)
            {
                variables.Report(secret, "it is a secret, which does not belong into a cluster file", "log in with a key; for sudo write ssh.sudoPasswordFile, or give --ask-sudo-password");
            }
        }
    }
}
