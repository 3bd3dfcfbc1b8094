using System.Text.RegularExpressions;
using Kubewright.Core.Endpoints;
using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.Endpoint;

namespace Kubewright.Provisioning.Steps.Endpoint;

/// <summary>No ConfigMap of the cluster's own namespaces names the former endpoint: neither kubeadm's, nor those of network add-ons, which only their owner can change.</summary>
public sealed class FindOtherMentions(EndpointMove move) : IStep
{
    public string Title => "Find ConfigMaps that name the former endpoint";

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) => [new(host, new ClusterConfigMaps())];

    public Decision Decide(Situation situation)
    {
        if (situation.Ask(new ClusterConfigMaps()) is not { } maps)
        {
            return new Decision.Later("there is no cluster yet");
        }

        var naming = maps.Where(map => map.Data.Any(entry => Names((map.Namespace, map.Name, entry.Key), entry.Value))).Select(map => map.ToString()).ToList();
        var others = naming.Except(EndpointTexts.OfKubeadm).ToList();
        return naming.Count == 0
            ? new Decision.Satisfied("none")
            : others.Count == 0 ? new Decision.Later($"{string.Join(" and ", naming)} still to be changed") : new Decision.Blocked(
                $"{string.Join(" and ", others)} name{(others.Count == 1 ? "s" : "")} {string.Join(" or ", Words)}",
                $"name {move.To.ControlPlaneEndpoint} there and restart what reads it, then run again");
    }

    // A node's own address stands in many a list of nodes; with its port and a scheme it is an endpoint. Other endpoints are known by their addresses alone.
    private IReadOnlyList<string> Words => !move.ChangesServer ? [] : move.LeavesOneNode ? [move.From.EndpointServer] : [move.From.EndpointServer, .. move.FormerNames];

    // The list of names for certificates is narrowed after this.
    private bool Names((string, string, string) at, string text) =>
        Words.Any(word => Regex.IsMatch(at == EndpointTexts.Kubeadm ? Endpoint(text) : text, $@"(?<![\w.-]){Regex.Escape(word)}(?![\w-]|\.\w)", RegexOptions.IgnoreCase));

    private static string Endpoint(string configuration) => string.Join('\n', configuration.Split('\n').Where(line => line.StartsWith("controlPlaneEndpoint:", StringComparison.Ordinal)));
}
