using Kubewright.Core.Findings;

namespace Kubewright.Linting.Rules.Keepalived;

internal sealed class KeepalivedPeerMissing() : LintRule(
    "keepalived-peer-missing",
    Severity.Error,
    "Every peer is in every other's unicast_peer",
    "advertisements by unicast go only to the peers listed: who is not listed hears nothing, and takes the address while another holds it")
{
    public override IEnumerable<LintFinding> Judge(LintSet set) =>
        from grouped in set.VrrpGroups
        from instance in grouped.Instances
        from other in grouped.Instances
        where other.File != instance.File && other.Source is not null && !instance.Peers.Contains(other.Source)
        let block = instance.PeerBlock
        select Found(
            instance.File,
            block?.Line ?? instance.Line,
            block is null ? $"{instance.Name} advertises by multicast, but {other} by unicast" : $"unicast_peer does not list {other.Source}, the address of {other}",
            block is null ? "write unicast_src_ip with this host's address, and unicast_peer with the others'" : $"add {other.Source}",
            block is null || block.EndLine == block.Line ? [] : [instance.File.Text.InsertBefore(block.EndLine, $"{instance.File.Text.Indent(block.Line)}    {other.Source}")]);
}
