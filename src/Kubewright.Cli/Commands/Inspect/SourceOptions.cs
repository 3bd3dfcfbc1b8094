using System.CommandLine;
using Kubewright.Cli.Runs;
using Kubewright.Cli.Runs.Inspections;

namespace Kubewright.Cli.Commands.Inspect;

/// <summary>Where evidence is gathered: an API, hosts, pasted text, or several of them.</summary>
internal sealed class SourceOptions
{
    private readonly Option<string?> _kubeconfig = new("--kubeconfig") { Description = "Ask the API with this kubeconfig; reading is enough, and what it may not see is said", HelpName = "FILE" };

    private readonly Option<string[]> _hosts = new("--hosts")
    {
        Description = "Ask these hosts over SSH, also while the API is down: addresses or names, with user and port where ssh does not know them",
        HelpName = "USER@HOST[:PORT],…",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> _key = new("--key") { Description = "Private key for --hosts; where not given, what ssh itself would use", HelpName = "FILE" };

    private readonly Option<string?> _file = new("--file", "-f") { Description = "Ask the hosts of this cluster file over SSH", HelpName = "cluster.yaml" };

    private readonly Option<string[]> _text = new("--text")
    {
        Description = "Read pasted output of kubectl (get, describe, cluster-info, version; tables, YAML or JSON) and etcdctl (member list, endpoint status), in any order, with prompts around it; '-' is standard input. Nobody is asked",
        HelpName = "FILE",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<bool> _acceptNewHostKeys = new("--accept-new-host-keys")
    {
        Description = "Take the keys of hosts that were never seen before, and keep them in known_hosts. A key that has changed is refused all the same",
    };

    private readonly Option<bool> _askSudoPassword = new("--ask-sudo-password") { Description = "Ask for the password that sudo wants, once, for all hosts" };

    public IEnumerable<Option> All => [_file, _hosts, _key, _kubeconfig, _text, _acceptNewHostKeys, _askSudoPassword];

    public SourceRequest Read(ParseResult parsed) => new(
        parsed.GetValue(_file),
        [.. (parsed.GetValue(_hosts) ?? []).SelectMany(text => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))],
        parsed.GetValue(_key),
        parsed.GetValue(_kubeconfig),
        new LoginRequest(parsed.GetValue(_acceptNewHostKeys), parsed.GetValue(_askSudoPassword))) { Texts = parsed.GetValue(_text) ?? [] };
}
