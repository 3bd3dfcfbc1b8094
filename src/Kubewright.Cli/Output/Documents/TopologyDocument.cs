using Kubewright.Inspection.Description;

namespace Kubewright.Cli.Output.Documents;

/// <summary>Hosts, what runs on them, the endpoint and etcd.</summary>
internal sealed record TopologyDocument(TopologyEndpoint? Endpoint, TopologyEtcd Etcd, IReadOnlyList<TopologyHost> Hosts)
{
    public static TopologyDocument Of(Topology topology, Language language) => new(
        topology.Endpoint is { } endpoint ? new TopologyEndpoint(endpoint.Server, endpoint.Kind.ToString(), endpoint.Description.In(language), InspectDocument.Word(endpoint.State), endpoint.Holders) : null,
        new TopologyEtcd(topology.Etcd.Kind.ToString(), InspectDocument.Word(topology.Etcd.State), topology.Etcd.Members, topology.Etcd.Working, topology.Etcd.Quorum, topology.Etcd.Survives,
            [.. topology.Etcd.MemberList.Select(member => new TopologyMember(member.Name, member.Host, InspectDocument.Word(member.State), member.Word.In(language), member.IsLeader))]),
        [
            .. topology.Hosts.Select(host => new TopologyHost(host.Name, host.Roles, InspectDocument.Word(host.State), host.Trouble?.In(language), host.Address, host.Version, host.HoldsVirtualAddress,
                [.. host.Components.Select(component => new TopologyComponent(component.Id, InspectDocument.Word(component.State), component.Word.In(language), component.Restarts))])),
        ]);
}

internal sealed record TopologyEndpoint(string Server, string Kind, string Description, string State, IReadOnlyList<string>? Holders);

/// <param name="Survives">How many more members may be lost; negative where the quorum is lost.</param>
internal sealed record TopologyEtcd(string Kind, string State, int? Members, int? Working, int? Quorum, int? Survives, IReadOnlyList<TopologyMember> MemberList);

internal sealed record TopologyMember(string Name, string? Host, string State, string Word, bool? IsLeader);

internal sealed record TopologyHost(string Name, IReadOnlyList<string> Roles, string State, string? Trouble, string? Address, string? Version, bool? HoldsVirtualAddress, IReadOnlyList<TopologyComponent> Components);

internal sealed record TopologyComponent(string Id, string State, string Word, int? Restarts);
