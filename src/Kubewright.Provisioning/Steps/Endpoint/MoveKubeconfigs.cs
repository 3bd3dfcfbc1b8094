using System.Net;
using Kubewright.Core.Endpoints;
using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.Endpoint;
using Kubewright.Provisioning.Config;

namespace Kubewright.Provisioning.Steps.Endpoint;

/// <summary>
/// The host's kubeconfigs name the endpoint. The controller manager's and the scheduler's may name the API server beside them, as kubeadm writes them since 1.19: they
/// fall with their host anyway.
/// </summary>
public sealed class MoveKubeconfigs(EndpointMove move) : IStep
{
    public string Title => "Move the kubeconfigs";

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) => [new(host, new ClusterKubeconfigs())];

    public Decision Decide(Situation situation)
    {
        var wanted = move.To.EndpointServer;
        var others = situation.Ask(new ClusterKubeconfigs()).Where(file => file.Server.Length > 0 && file.Server != wanted && !IsLocal(file, situation.Host)).ToList();
        return others.Count == 0
            ? new Decision.Satisfied($"they name {wanted}")
            : new Decision.Change(
                string.Join("; ", others.GroupBy(file => file.Server).Select(files => $"{string.Join(", ", files.Select(file => file.Path))} name{(files.Count() == 1 ? "s" : "")} {files.Key}")),
                [.. others.Select(file => Edit(file, wanted))]);
    }

    /// <summary>Whether a kubeconfig is one that may name its own host's API server, and does.</summary>
    internal static bool IsLocal(KubeconfigFile file, Host host) =>
        file.Path is ClusterKubeconfigs.ControllerManager or ClusterKubeconfigs.Scheduler && file.Server == $"https://{new IPEndPoint(host.Address, KubeadmConfig.ApiServerPort)}";

    // In place, because what else it holds is secret and stays where it is.
    private static HostAction.RunCommand Edit(KubeconfigFile file, string server) => new(new Command
    {
        Title = $"name {server} in {file.Path}",
        Script = $"sed -i {ShellText.Quote($"s|^\\( *server: *\\)\"\\{{0,1\\}}{file.Server}\"\\{{0,1\\}} *$|\\1{server}|")} {ShellText.Quote(file.Path)}",
    });
}
