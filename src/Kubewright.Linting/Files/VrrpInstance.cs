using System.Net;
using Kubewright.Linting.Syntax;

namespace Kubewright.Linting.Files;

/// <summary>A group of addresses that keepalived moves together, as one host has it.</summary>
internal sealed record VrrpInstance(KeepalivedFile File, Statement Statement)
{
    public string Name => Statement.Value ?? "";

    public int Line => Statement.Line;

    public int? RouterId => Statement.Number("virtual_router_id");

    /// <summary>keepalived's default is 100.</summary>
    public int Priority => Statement.Number("priority") ?? 100;

    /// <summary>keepalived's default state is BACKUP too.</summary>
    public bool IsBackup => (Statement.Find("state")?.Value ?? "BACKUP") == "BACKUP";

    public bool IsMaster => Statement.Find("state")?.Value == "MASTER";

    public Statement? Password => Statement.Find("authentication")?.Find("auth_pass");

    public IReadOnlyList<VrrpAddress> Addresses => [.. (Statement.Find("virtual_ipaddress")?.Block ?? []).Select(VrrpAddress.TryOf).OfType<VrrpAddress>()];

    public IPAddress? Source => IPAddress.TryParse(Statement.Find("unicast_src_ip")?.Value, out var address) ? address : null;

    public Statement? PeerBlock => Statement.Find("unicast_peer");

    public IReadOnlyList<IPAddress> Peers => [.. (PeerBlock?.Block ?? []).Select(peer => IPAddress.TryParse(peer.Name, out var address) ? address : null).OfType<IPAddress>()];

    /// <summary>The checks that it follows, each a line with the check's name.</summary>
    public IReadOnlyList<Statement> Tracked => Statement.Find("track_script")?.Block ?? [];

    /// <summary>What a check takes away or adds, with the line that says so; null where the check does something else.</summary>
    public IEnumerable<(int Weight, Statement Line, VrrpScript Script)> Weights =>
        from tracked in Tracked
        let script = File.Script(tracked.Name)
        where script is not null
        let own = tracked.Words is [_, "weight", var text, ..] && int.TryParse(text, out var number) ? number : (int?)null
        let weight = own ?? script.Weight
        where weight != 0
        select (weight, own is null ? script.Statement.Find("weight")! : tracked, script);

    /// <summary>Where it is and what it is called.</summary>
    public override string ToString() => $"{Name} of {File}";
}
