using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.ControlPlane;

namespace Kubewright.Provisioning.Steps.ControlPlane;

/// <summary>
/// The actions of an init or a join: the configuration in a file only root can read, kubeadm with that file, and a mark on the host from before the start
/// until the good end, which says what was attempted and by which the next run knows an attempt that was cut off (see <see cref="ClearCutOffAttempt"/>).
/// </summary>
internal static class KubeadmRun
{
    private const string ConfigPath = "/run/kubewright/kubeadm.yaml";

    private const string KubeletErrors =
        "journalctl -u kubelet --since -15min --no-pager -o cat 2>/dev/null | grep -E '^[EF][0-9]{4} |[Ff]ailed|no route to host|connection refused' | tail -n 12";

    /// <param name="verb">What kubeadm is to do, with its arguments but for the configuration: <c>init --upload-certs</c>.</param>
    /// <param name="watch">What to look for meanwhile.</param>
    public static IReadOnlyList<HostAction> Actions(string verb, string config, CommandWatch watch)
    {
        return
        [
            new HostAction.WriteFile(ConfigPath, config) { Mode = "0600", IsSecret = true, IsPassing = true },
            new HostAction.RunCommand(new Command
            {
                Title = $"kubeadm {verb.Split(' ')[0]}",
                Timeout = TimeSpan.FromMinutes(8),
                Script = $"""
                    trap 'rm -f {ConfigPath}' EXIT
                    trap 'exit 143' TERM
                    mkdir -p {ActionScript.StateFolder} && echo {verb.Split(' ')[0]} >{KubeadmState.AttemptFile} && sync -f {KubeadmState.AttemptFile} || exit 1
                    kubeadm {verb} --config {ConfigPath} </dev/null && rm -f {KubeadmState.AttemptFile}
                    """,
            })
            {
                Evidence = KubeletErrors,
                Watch = watch,
            },
        ];
    }
}
