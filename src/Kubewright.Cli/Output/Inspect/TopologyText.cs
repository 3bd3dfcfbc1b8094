using System.Globalization;
using System.Text;
using Kubewright.Inspection.Description;

namespace Kubewright.Cli.Output.Inspect;

/// <summary>The topology as a tree: endpoint, hosts, what runs on them, etcd.</summary>
internal static class TopologyText
{
    private const int MostWorkers = 20;

    public static string Of(Topology topology, Language language, Ink ink)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{ink.Strong(InspectWords.Topology.In(language))}\n");
        if (topology.Endpoint is { } endpoint)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {StateMark.Of(endpoint.State, ink)} {ink.Strong(endpoint.Server)}  {endpoint.Description.In(language)}{Holders(endpoint, language)}\n");
        }

        // Of hundreds of workers, those that are well say nothing new.
        var shown = topology.Hosts.Where((host, place) => host.Roles.Contains("control-plane") || host.State != StatementState.Fine || place < MostWorkers).ToList();
        for (var index = 0; index < shown.Count; index++)
        {
            Host(text, shown[index], index == shown.Count - 1 && shown.Count == topology.Hosts.Count, language, ink);
        }

        if (shown.Count < topology.Hosts.Count)
        {
            text.Append(CultureInfo.InvariantCulture, $"  └─ {StateMark.Of(StatementState.Fine, ink)} + {topology.Hosts.Count - shown.Count} {InspectWords.Worker.In(language)}\n");
        }

        Etcd(text, topology.Etcd, language, ink);
        return text.ToString();
    }

    private static string Holders(EndpointPicture endpoint, Language language) => endpoint.Kind is EndpointKind.KubeVip or EndpointKind.Keepalived or EndpointKind.VirtualAddress
        ? endpoint.Holders is { Count: > 0 } holders ? $", {InspectWords.Holds.In(language)} {string.Join(", ", holders)}" : endpoint.Holders is null ? $", {InspectWords.NotLooked.In(language)}" : ""
        : "";

    private static void Host(StringBuilder text, HostPicture host, bool isLast, Language language, Ink ink)
    {
        var roles = string.Join(", ", host.Roles.Select(role => role switch { "control-plane" => InspectWords.ControlPlane.In(language), "worker" => InspectWords.Worker.In(language), _ => role }));
        var facts = string.Join("  ", ((string?[])[roles, host.Address, host.Version, host.HoldsVirtualAddress == true ? InspectWords.Vip.In(language) : null]).Where(fact => !string.IsNullOrEmpty(fact)));
        text.Append(CultureInfo.InvariantCulture, $"  {(isLast ? "└─" : "├─")} {StateMark.Of(host.State, ink)} {ink.Strong(host.Name)}  {facts}{(host.Trouble is { } trouble ? $"  {ink.Bad(trouble.In(language))}" : "")}\n");
        if (host.Components.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {(isLast ? " " : "│")}    {string.Join("  ", host.Components.Select(component => Component(component, language, ink)))}\n");
        }
    }

    private static string Component(ComponentPicture component, Language language, Ink ink)
    {
        var word = component.State == StatementState.Fine ? "" : $" ({component.Word.In(language)}{(component.Restarts > 0 ? $", {component.Restarts:N0} {InspectWords.Restarts.In(language)}" : "")})";
        return $"{StateMark.Of(component.State, ink)} {component.Id}{word}";
    }

    private static void Etcd(StringBuilder text, EtcdPicture etcd, Language language, Ink ink)
    {
        if (etcd.MemberList.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {StateMark.Of(etcd.State, ink)} etcd  {string.Join("  ", etcd.MemberList.Select(member => $"{StateMark.Of(member.State, ink)} {member.Name}{(member.IsLeader == true ? $" ({InspectWords.Leader.In(language)})" : "")}{(member.State == StatementState.Fine ? "" : $" ({member.Word.In(language)})")}"))}\n");
        }
    }
}
