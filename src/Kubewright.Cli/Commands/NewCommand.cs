using System.CommandLine;
using System.CommandLine.Parsing;
using Kubewright.Cli.Files;
using Kubewright.Cli.Output;
using Kubewright.Cli.Output.Documents;
using Kubewright.Core.Spec.Reading;

namespace Kubewright.Cli.Commands;

internal sealed class NewCommand : FileVerb
{
    // How the flags are called that set a field which a remedy names.
    private static readonly IReadOnlyList<(string InFile, string Flag)> Flags =
    [
        ("write endpoint: with address: and", "give --endpoint and"),
        ("write version: and all three numbers", "give --version with all three numbers"),
        ("write hosts: and below it one address a line, such as - ", "give the hosts' addresses, such as "),
        ("write manifests: and below it the files, one a line", "give --manifests and the files"),
        ("write address: and a free address", "give --endpoint and a free address"),
        ("networking.podCidr", "--pod-cidr"),
        ("networking.serviceCidr", "--service-cidr"),
        ("names belong in the field 'name'", "a name goes before it: cp1=192.168.2.11"),
    ];

    private readonly Argument<string[]> _hosts = new("HOST")
    {
        Description = "Addresses of hosts, each with a name before it where you like: cp1=10.0.0.11. Behind an endpoint the first three are control planes, without one "
            + "the first is, and all others are workers; with --workers all are control planes",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string[]> _workers = Hosts("--workers", "Hosts that run workloads only");
    private readonly Option<string[]> _balancers = Hosts("--load-balancers", "Hosts of their own for the endpoint");
    private readonly Option<string[]> _etcd = Hosts("--etcd", "Hosts of their own for etcd, which runs under systemd there");
    private readonly Option<string[]> _manifests = Hosts("--manifests", "Manifests of the pod network, instead of the built-in one", "FILE");
    private readonly Option<string?> _name = Text("--name", "The cluster's name", "NAME");
    private readonly Option<string?> _version = Text("--version", "Kubernetes' version, such as 1.32.0", "VERSION");
    private readonly Option<string?> _user = Text("--user", "Who logs in; root where not given", "USER");
    private readonly Option<string?> _port = Text("--port", "The port of sshd", "PORT");
    private readonly Option<string?> _key = Text("--key", "Private key for SSH", "FILE");
    private readonly Option<string?> _knownHosts = Text("--known-hosts", "File with the hosts' keys", "FILE");
    private readonly Option<string?> _jump = Text("--jump", "Host to log in through: user@host:port", "HOST");
    private readonly Option<string?> _endpoint = Text("--endpoint", "The virtual address for the API servers: of the hosts' network, and no machine's own", "ADDRESS");
    private readonly Option<string?> _endpointKind = Text("--endpoint-kind", "What stands before the API servers: single, keepalived, kube-vip, local or external; keepalived where --endpoint is given", "KIND");
    private readonly Option<string?> _endpointName = Text("--endpoint-name", "DNS name for the endpoint", "NAME");
    private readonly Option<string?> _endpointPort = Text("--endpoint-port", "The port that clients use", "PORT");
    private readonly Option<string?> _balancer = Text("--balancer", "haproxy or nginx", "haproxy|nginx");
    private readonly Option<string?> _podCidr = Text("--pod-cidr", "The pods' network", "CIDR");
    private readonly Option<string?> _serviceCidr = Text("--service-cidr", "The services' network", "CIDR");
    private readonly Option<string?> _dnsDomain = Text("--dns-domain", "The cluster's DNS domain", "DOMAIN");
    private readonly Option<string?> _cni = Text("--cni", "Where the pod network comes from: bridge, manifests or none", "CNI");

    public NewCommand(Composition on)
        : base(
            on,
            "new",
            "Write a cluster file from addresses and flags; it is valid, or nothing is written",
            "kubewright new 10.0.0.11 --version 1.32.0",
            "kubewright new 10.0.0.11 10.0.0.12 10.0.0.13 --endpoint 10.0.0.10 --version 1.32.0 --name prod --user ubuntu --key ~/.ssh/id_ed25519",
            "kubewright new 10.0.0.11 10.0.0.12 10.0.0.13 --endpoint-kind local --version 1.32.0",
            "kubewright new cp1=10.0.0.11 --workers w1=10.0.0.21 w2=10.0.0.22 --version 1.32.0 -o -")
    {
        _hosts.Validators.Add(NoFlag);
        _balancer.CompletionSources.Add("haproxy", "nginx");
        _endpointKind.CompletionSources.Add("single", "keepalived", "kube-vip", "local", "external");
        _cni.CompletionSources.Add("bridge", "manifests", "none");
        Arguments.Add(_hosts);
        foreach (var option in (Option[])[
            _version, _name, _endpoint, _endpointKind, _workers, _balancers, _etcd, _user, _port, _key, _knownHosts, _jump, _endpointName, _endpointPort, _balancer, _podCidr,
            _serviceCidr, _dnsDomain, _cni, _manifests,
        ])
        {
            Options.Add(option);
        }

        AddCommonOptions();
    }

    protected override ExitCode Run(ParseResult parsed, NewFile file, Reporter report)
    {
        var written = NewClusterFile.Write(Request(parsed, file));
        var spec = file.Demand(written, remedy => Flags.Aggregate(remedy, (text, flag) => text.Replace(flag.InFile, flag.Flag, StringComparison.Ordinal)));
        if (file.IsStandardOutput)
        {
            report.Terminal.Out.Write(written.Text);
            return ExitCode.Fine;
        }

        file.Write(written);
        var document = SpecDocument.Of(file.Shown, spec);
        report.Result(document, ink => $"{SpecText.Of(document, ink)}\nNext: kubewright ping -f {file.Shown}");
        return ExitCode.Fine;
    }

    private NewClusterRequest Request(ParseResult parsed, NewFile file) => new()
    {
        Hosts = parsed.GetValue(_hosts) ?? [],
        Workers = parsed.GetValue(_workers) ?? [],
        LoadBalancers = parsed.GetValue(_balancers) ?? [],
        Etcd = parsed.GetValue(_etcd) ?? [],
        Name = parsed.GetValue(_name),
        Version = parsed.GetValue(_version),
        User = parsed.GetValue(_user),
        Port = parsed.GetValue(_port),
        Key = PathInFile(parsed.GetValue(_key), file),
        KnownHosts = PathInFile(parsed.GetValue(_knownHosts), file),
        Jump = parsed.GetValue(_jump),
        Endpoint = parsed.GetValue(_endpoint),
        EndpointKind = parsed.GetValue(_endpointKind),
        EndpointName = parsed.GetValue(_endpointName),
        EndpointPort = parsed.GetValue(_endpointPort),
        Balancer = parsed.GetValue(_balancer),
        PodCidr = parsed.GetValue(_podCidr),
        ServiceCidr = parsed.GetValue(_serviceCidr),
        DnsDomain = parsed.GetValue(_dnsDomain),
        Cni = parsed.GetValue(_cni),
        Manifests = [.. (parsed.GetValue(_manifests) ?? []).Select(file.PathInFile)],
    };

    // Whatever stands where hosts may stand is taken for one; a flag written wrongly is none.
    private void NoFlag(ArgumentResult result)
    {
        foreach (var written in result.Tokens.Select(token => token.Value).Where(value => value.StartsWith('-')))
        {
            result.AddError($"there is no option {written}; {(NearestWord.Find(written, Options.Select(option => option.Name)) is { } nearest ? $"write {nearest}" : "kubewright new --help lists them")}");
        }
    }

    private static string? PathInFile(string? path, NewFile file) => path is null ? null : file.PathInFile(path);

    private static Option<string?> Text(string name, string description, string helpName) => new(name) { Description = description, HelpName = helpName };

    private static Option<string[]> Hosts(string name, string description, string helpName = "HOST") =>
        new(name) { Description = description, HelpName = helpName, AllowMultipleArgumentsPerToken = true };
}
