using System.Globalization;
using Kubewright.Core.Spec.Writing;

namespace Kubewright.Cli.Files;

/// <summary>Makes a cluster file of what was given on the command line. Every field remembers its flag, so that errors can name it.</summary>
internal static class NewClusterFile
{
    private const int UsualControlPlanes = 3;

    public static WrittenFile Write(NewClusterRequest request)
    {
        var root = new FileMap();
        root.Set("apiVersion", "kubewright.io/v1alpha1").Set("kind", "Cluster");
        Set(root, "name", request.Name, "--name");
        Set(root, "version", request.Version, "--version");
        Login(root, request);
        Hosts(root, request);
        Endpoint(root, request);
        Networking(root, request);
        return ClusterFileText.Write(Heading("new"), root, []);
    }

    /// <summary>What a file begins with that this program wrote.</summary>
    public static IReadOnlyList<string> Heading(string verb) =>
    [
        $"yaml-language-server: $schema={SchemaFile.Name}",
        $"Written by 'kubewright {verb}', to be changed as you like: docs/cluster-yaml.md describes every field. What to do next:",
        "  kubewright validate    says whether the file is right; contacts no host",
        "  kubewright ping        logs in to every host",
        "  kubewright plan        shows what would change; changes nothing",
        "  kubewright apply       makes the cluster",
    ];

    private static void Login(FileMap root, NewClusterRequest request)
    {
        var ssh = root.Map("ssh", "How to log in to the hosts: as root, or as a user with sudo.");
        Set(ssh, "user", request.User, "--user");
        Set(ssh, "port", request.Port, "--port");
        Set(ssh, "key", request.Key, "--key");
        Set(ssh, "knownHosts", request.KnownHosts, "--known-hosts");
        Set(ssh, "jump", request.Jump, "--jump");
    }

    private static void Hosts(FileMap root, NewClusterRequest request)
    {
        var taken = new HashSet<string>();
        var count = request.Hosts.Count;
        var controlPlanes = request.Workers.Count > 0 ? count
            : IsShared(request) && count >= UsualControlPlanes ? UsualControlPlanes
            : Math.Min(1, count);
        var first = count == controlPlanes && request.Workers.Count == 0 ? (string[])["control-plane", "worker"] : ["control-plane"];
        var comment = "The first control plane initialises the cluster. Names become the hosts' names and those of the nodes."
            + (first.Length > 1 ? "\nNo host is left for workloads alone, so the control planes run them too." : "");
        Add(request.LoadBalancers, "lb", ["load-balancer"], "--load-balancers ");
        Add(request.Etcd, "etcd", ["etcd"], "--etcd ");
        Add([.. request.Hosts.Take(controlPlanes)], "cp", first, "");
        Add([.. request.Hosts.Skip(controlPlanes)], "worker", ["worker"], "");
        Add(request.Workers, "worker", ["worker"], "--workers ");

        void Add(IReadOnlyList<string> hosts, string prefix, IReadOnlyList<string> roles, string flag)
        {
            foreach (var written in hosts)
            {
                var (name, address) = written.Split('=', 2) is [var left, var right] ? (left, right) : (FreeName(prefix, taken), written);
                taken.Add(name);
                root.Item("hosts", flag + written, comment).Set("name", name).Set("address", address).Set("roles", roles);
            }
        }
    }

    private static string FreeName(string prefix, HashSet<string> taken)
    {
        var number = 1;
        while (taken.Contains($"{prefix}{number}"))
        {
            number++;
        }

        return $"{prefix}{number}";
    }

    private static void Endpoint(FileMap root, NewClusterRequest request)
    {
        var endpoint = root.Map(
            "endpoint",
            request switch
            {
                { EndpointKind: "local" } => "Where clients find the API servers: at a load balancer on every node, which only that node uses. No address moves.",
                { EndpointKind: "external" } => "Where clients find the API servers: at a load balancer of yours, which stands before the cluster does.",
                { EndpointKind: "kube-vip" } => "Where clients find the API servers. kube-vip holds the address on the control planes: no machine may have it already.",
                { Endpoint: null } => "Where clients find the API server.",
                { LoadBalancers.Count: > 0 } => "Where clients find the API servers. keepalived holds the address on the load balancers: no machine may have it already.",
                _ => "Where clients find the API servers. keepalived holds the address on the control planes: no machine may have it already.",
            });
        Set(endpoint, "kind", request.EndpointKind, "--endpoint-kind");
        Set(endpoint, "address", request.Endpoint, "--endpoint");
        Set(endpoint, "name", request.EndpointName, "--endpoint-name");
        Set(endpoint, "port", request.EndpointPort, "--endpoint-port");
        Set(endpoint, "balancer", request.Balancer, "--balancer");
    }

    // As a file without roles has it.
    private static bool IsShared(NewClusterRequest request) => request.EndpointKind is { } kind ? kind != "single" : request.Endpoint is not null;

    private static void Networking(FileMap root, NewClusterRequest request)
    {
        var networking = root.Map("networking", "Networks inside the cluster: apart from each other and from the hosts' networks. Not to be changed later.");
        Set(networking, "podCidr", request.PodCidr, "--pod-cidr");
        Set(networking, "serviceCidr", request.ServiceCidr, "--service-cidr");
        Set(networking, "dnsDomain", request.DnsDomain, "--dns-domain");
        Set(networking, "cni", request.Cni, "--cni");
        if (request.Manifests.Count > 0)
        {
            networking.Set("manifests", request.Manifests, $"--manifests {string.Join(' ', request.Manifests)}");
        }
    }

    private static void Set(FileMap map, string key, string? value, string flag)
    {
        if (value is not null)
        {
            map.Set(key, int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && key == "port" ? number : value, $"{flag} {value}");
        }
    }
}
