using System.Text;

namespace Kubewright.Inspection.Probes.Cluster;

/// <summary>What lies in the cluster that lets hosts join: bootstrap tokens by id and description, and whether certificates are uploaded. Never the secrets.</summary>
public sealed record JoinSecrets : ClusterQuestion<JoinSecretsFound>
{
    public override string Id => "join-secrets";

    protected override string Arguments =>
        """-n kube-system get secrets -o 'jsonpath={range .items[*]}{.metadata.name} {.data.token-id} {.data.description}{"\n"}{end}'""";

    protected override JoinSecretsFound ParseOutput(string output)
    {
        var rows = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')).ToList();
        return new JoinSecretsFound(
            [.. rows.Where(row => row[0].StartsWith("bootstrap-token-", StringComparison.Ordinal)).Select(row => new BootstrapToken(Decoded(row, 1), Decoded(row, 2)))],
            rows.Any(row => row[0] == "kubeadm-certs"));
    }

    private static string Decoded(string[] row, int at) => at < row.Length ? Encoding.UTF8.GetString(Convert.FromBase64String(row[at])) : "";
}

/// <summary>What lets hosts join.</summary>
public sealed record JoinSecretsFound(IReadOnlyList<BootstrapToken> Tokens, bool HasCertificates);

/// <summary>The public half of a bootstrap token.</summary>
public sealed record BootstrapToken(string Id, string Description);
