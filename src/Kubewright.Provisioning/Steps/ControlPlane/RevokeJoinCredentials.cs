using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.Cluster;
using Kubewright.Provisioning.Config;

namespace Kubewright.Provisioning.Steps.ControlPlane;

/// <summary>No token and no uploaded certificates of a run are left in the cluster, also not those of a run that was killed.</summary>
public sealed class RevokeJoinCredentials : IStep
{
    // kubeadm gives the uploaded certificates their lifetime by a token of their own, which admits nobody but is left behind.
    private static readonly IReadOnlyList<string> Revoked = [KubeadmConfig.TokenDescription, "Proxy for managing TTL for the kubeadm-certs secret"];

    public string Title => "Revoke join credentials";

    public TimeSpan Settle => TimeSpan.FromSeconds(10);

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) => [new(host, new JoinSecrets())];

    public Decision Decide(Situation situation)
    {
        if (situation.Ask(new JoinSecrets()) is not { } found)
        {
            return new Decision.Satisfied("there is no cluster");
        }

        var isOurs = found.Tokens.Any(token => token.Description.StartsWith(KubeadmConfig.TokenDescription, StringComparison.Ordinal));
        var secrets = found.Tokens
            .Where(token => isOurs && Revoked.Any(description => token.Description.StartsWith(description, StringComparison.Ordinal)))
            .Select(token => $"bootstrap-token-{token.Id}")
            .ToList();
        if (isOurs && found.HasCertificates)
        {
            secrets.Add("kubeadm-certs");
        }

        return secrets.Count == 0
            ? new Decision.Satisfied("none left")
            : new Decision.Change(
                $"{string.Join(", ", secrets)} no longer needed",
                [
                    new HostAction.RunCommand(new Command
                    {
                        Title = $"delete {string.Join(" ", secrets)}",
                        Script = $"{ClusterNodes.Kubectl} -n kube-system delete secret --ignore-not-found {string.Join(' ', secrets)}",
                    }),
                ]);
    }
}
