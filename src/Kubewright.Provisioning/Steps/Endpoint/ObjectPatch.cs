using System.Text.Json;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.Cluster;

namespace Kubewright.Provisioning.Steps.Endpoint;

/// <summary>Changes objects of the API by a merge patch.</summary>
internal static class ObjectPatch
{
    public static HostAction OfConfigMap(string space, string name, string key, string text) =>
        Of(space, "configmap", name, JsonSerializer.Serialize(new Dictionary<string, object> { ["data"] = new Dictionary<string, string> { [key] = text } }));

    public static HostAction Of(string space, string kind, string name, string json) => new HostAction.RunCommand(new Command
    {
        Title = $"kubectl patch {kind} {name}",
        Script = $"PATH=/usr/local/bin:$PATH {ClusterQuestion<object>.Kubectl} -n {space} patch {kind} {name} --type merge --patch {ShellText.Quote(json)}",
    });
}
