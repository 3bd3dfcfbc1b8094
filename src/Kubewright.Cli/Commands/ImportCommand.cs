using System.CommandLine;
using Kubewright.Cli.Files;
using Kubewright.Cli.Output;
using Kubewright.Cli.Output.Documents;
using Kubewright.Cli.Runs;
using Kubewright.Core.Inventories;
using Kubewright.Remote.Local;

namespace Kubewright.Cli.Commands;

internal sealed class ImportCommand : FileVerb
{
    // How an inventory or the command line says what a remedy for the cluster file names.
    private static readonly IReadOnlyList<(string InFile, string Instead)> Words =
    [
        ("write endpoint: with address: and", "give --endpoint and"),
        ("write version: and all three numbers", "set kube_version, or give --version, with all three numbers"),
        ("write address: and a free address", "give --endpoint and a free address"),
        ("networking.podCidr", "kube_pods_subnet"),
        ("networking.serviceCidr", "kube_service_addresses"),
    ];

    private readonly Argument<string> _inventory = new("INVENTORY") { Description = "The inventory, in INI or YAML, or its folder; group_vars and host_vars beside it are read too" };

    private readonly Option<string[]> _vars = new("--vars")
    {
        Description = "Further files of variables, which win over all others",
        HelpName = "FILE",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> _version = Text("--version", "Kubernetes' version, instead of kube_version", "VERSION");
    private readonly Option<string?> _name = Text("--name", "The cluster's name", "NAME");
    private readonly Option<string?> _endpoint = Text("--endpoint", "The virtual address for the API servers: of the hosts' network, and no machine's own", "ADDRESS");
    private readonly Option<string?> _user = Text("--user", "Who logs in, instead of ansible_user", "USER");
    private readonly Option<string?> _key = Text("--key", "Private key for SSH", "FILE");

    private readonly Option<string[]> _manifests = new("--manifests")
    {
        Description = "Manifests of the pod network that kube_network_plugin names",
        HelpName = "FILE",
        AllowMultipleArgumentsPerToken = true,
    };

    public ImportCommand(Composition on)
        : base(
            on,
            "import",
            "Write a cluster file from an inventory of Ansible or Kubespray, and say what could not be carried over",
            "kubewright import inventory/mycluster/inventory.ini",
            "kubewright import inventory/mycluster/hosts.yaml --vars extra.yml --endpoint 10.0.0.10 --manifests calico.yaml -o prod.yaml")
    {
        Arguments.Add(_inventory);
        foreach (var option in (Option[])[_vars, _version, _name, _endpoint, _user, _key, _manifests])
        {
            Options.Add(option);
        }

        AddCommonOptions();
    }

    protected override ExitCode Run(ParseResult parsed, NewFile file, Reporter report)
    {
        var sources = new InventoryFiles(file.Directory).Read(parsed.GetRequiredValue(_inventory), parsed.GetValue(_vars) ?? []);
        var imported = InventoryImport.Read(sources, Settings(parsed, file), new ClusterFolderOnDisk(file.Folder)) switch
        {
            InventoryReading.Right right => right.Cluster,
            InventoryReading.Wrong wrong => throw new StoppedException(ExitCode.BadInput, [.. wrong.Errors.Select(error => new Problem($"{error.Place}: {error.Problem}", error.Remedy))]),
            var other => throw new InvalidOperationException($"unknown reading {other}"),
        };
        var spec = file.Demand(imported.File, remedy => Words.Aggregate(remedy, (text, word) => text.Replace(word.InFile, word.Instead, StringComparison.Ordinal)));
        var document = ImportDocument.Of(file.Shown, spec, imported);
        foreach (var line in ImportedCluster.Describe(imported.NotCarried))
        {
            report.Note(line);
        }

        if (file.IsStandardOutput)
        {
            report.Terminal.Out.Write(imported.File.Text);
            return ExitCode.Fine;
        }

        file.Write(imported.File);
        report.Result(document, ink => ImportText.Of(document, ink));
        return ExitCode.Fine;
    }

    private ImportSettings Settings(ParseResult parsed, NewFile file) => new()
    {
        Version = parsed.GetValue(_version),
        Name = parsed.GetValue(_name),
        Endpoint = parsed.GetValue(_endpoint),
        User = parsed.GetValue(_user),
        Key = parsed.GetValue(_key) is { } key ? file.PathInFile(key) : null,
        Manifests = [.. (parsed.GetValue(_manifests) ?? []).Select(file.PathInFile)],
        Heading = NewClusterFile.Heading("import"),
    };

    private static Option<string?> Text(string name, string description, string helpName) => new(name) { Description = description, HelpName = helpName };
}
