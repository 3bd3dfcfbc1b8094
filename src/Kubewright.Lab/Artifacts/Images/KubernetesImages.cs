namespace Kubewright.Lab.Artifacts.Images;

/// <summary>What is in each image of a control plane and a node.</summary>
/// <param name="tree">Has etcd, iptables and conntrack installed.</param>
internal sealed class KubernetesImages(RootTree tree, string architecture)
{
    private const string Programs = "/usr/local/bin";

    /// <summary>One static program, found by its bare name, because the manifests of kubeadm call it so.</summary>
    public ImageContent Static(string reference, string program, string directory = Programs) => new()
    {
        Reference = reference,
        Architecture = architecture,
        Entries = [new LayerFile(Inside(directory, program), program)],
        Entrypoint = [Inside(directory, program)],
    };

    /// <summary>etcd and its two tools, in the version that the tree has.</summary>
    public async Task<ImageContent> EtcdAsync(string reference, CancellationToken cancellationToken)
    {
        string[] programs = ["/usr/bin/etcd", "/usr/bin/etcdctl", "/usr/bin/etcdutl"];
        var sources = await tree.LocateAsync(programs, cancellationToken);
        return new ImageContent
        {
            Reference = reference,
            Architecture = architecture,
            Entries =
            [
                .. programs.Zip(sources, (program, source) => new LayerFile(Inside(Programs, program), source)),
                .. await tree.LibrariesAsync(programs, cancellationToken),
            ],
        };
    }

    /// <summary>
    /// kube-proxy with iptables on nf_tables. The extensions link to libraries of their own (libm for one): without those,
    /// every rule sync fails and only the log says so.
    /// </summary>
    public async Task<ImageContent> ProxyAsync(string reference, string program, CancellationToken cancellationToken)
    {
        const string iptables = "/usr/sbin/xtables-nft-multi";
        const string conntrack = "/usr/sbin/conntrack";
        string[] tools = tree.Has(conntrack) ? [iptables, conntrack] : [iptables];
        var extensions = tree.Directory(tree.MachineDirectory("xtables"));
        var loaded = extensions.OfType<LayerFile>().Select(file => file.Path).Where(path => path.EndsWith(".so", StringComparison.Ordinal));
        var sources = await tree.LocateAsync(tools, cancellationToken);
        return new ImageContent
        {
            Reference = reference,
            Architecture = architecture,
            Entries =
            [
                new LayerFile(Inside(Programs, program), program),
                .. tools.Zip(sources, (tool, source) => new LayerFile(tool, source)),
                .. IptablesNames.Select(name => new LayerLink($"/usr/sbin/{name}", "xtables-nft-multi")),
                .. extensions,
                .. await tree.LibrariesAsync([.. tools, .. loaded], cancellationToken),
            ],
            Entrypoint = [Inside(Programs, program)],
        };
    }

    private static IEnumerable<string> IptablesNames =>
        from family in new[] { "iptables", "ip6tables" }
        from action in new[] { "", "-save", "-restore" }
        select family + action;

    private static string Inside(string directory, string program) => Path.Join(directory, Path.GetFileName(program));
}
