using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Cluster;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Provisioning.Config;

namespace Kubewright.Provisioning.Steps.ControlPlane;

/// <summary>While hosts are still to join, the cluster knows this run's token and has the certificates under this run's key.</summary>
public sealed class IssueJoinCredentials : IStep
{
    private const string ConfigPath = "/run/kubewright/credentials.yaml";

    public string Title => "Issue join credentials";

    public TimeSpan Settle => TimeSpan.FromSeconds(90);

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) =>
        [new(host, new JoinSecrets()), .. Others(blueprint.Spec, host).Select(other => new Need(other, new KubeadmState()))];

    public Decision Decide(Situation situation)
    {
        var left = Others(situation.Spec, situation.Host).Where(other => !situation.Ask(other, new KubeadmState()).IsNode).ToList();
        if (left.Count == 0)
        {
            return new Decision.Satisfied("nobody is left to join");
        }

        if (situation.Ask(new JoinSecrets()) is not { } found)
        {
            return new Decision.Later("there is no cluster yet");
        }

        if (found.Tokens.Any(token => token.Id == situation.Credentials.TokenId))
        {
            return new Decision.Satisfied($"token {situation.Credentials.TokenId} of this run is known");
        }

        // The certificates first: the token, which is what is looked for, then says that both are there.
        return new Decision.Change(
            $"{string.Join(", ", left)} still to join",
            [
                new HostAction.WriteFile(ConfigPath, KubeadmConfig.ForInit(situation.Spec, situation.Host, situation.Credentials)) { Mode = "0600", IsSecret = true, IsPassing = true },
                new HostAction.RunCommand(new Command
                {
                    Title = "kubeadm upload certificates and create a token",
                    Timeout = TimeSpan.FromMinutes(1),
                    Script = $"""
                        trap 'rm -f {ConfigPath}' EXIT
                        kubeadm init phase upload-certs --upload-certs --config {ConfigPath} >/dev/null &&
                        kubeadm token create --kubeconfig /etc/kubernetes/admin.conf --config {ConfigPath} >/dev/null
                        """,
                }),
            ]);
    }

    private static IEnumerable<Host> Others(ClusterSpec spec, Host leader) => spec.Nodes.Where(node => node.Name != leader.Name);
}
