using Kubewright.Core.Findings;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.Keepalived;

internal sealed class KeepalivedAddressesDiffer() : LintRule(
    "keepalived-addresses-differ",
    Severity.Error,
    "All peers hold the same virtual addresses",
    "when the second host takes over it brings up another address than the one that clients use, so nothing answers them")
{
    public override IEnumerable<LintFinding> Judge(LintSet set) =>
        from grouped in set.VrrpGroups
        let first = grouped.Instances[0]
        from other in grouped.Instances.Skip(1)
        where !Listed(first).SetEquals(Listed(other))
        select Found(
            other.File,
            other.Addresses.FirstOrDefault(address => !Listed(first).Contains(address.Address))?.Line ?? other.Line,
            $"lists {Shown(other)}, but {first} lists {Shown(first)}",
            "write the same addresses in both files, and that one in kubeadm's controlPlaneEndpoint; only you know which is meant");

    private static HashSet<System.Net.IPAddress> Listed(VrrpInstance instance) => [.. instance.Addresses.Select(address => address.Address)];

    private static string Shown(VrrpInstance instance) => instance.Addresses.Count == 0 ? "none" : string.Join(", ", instance.Addresses.Select(address => address.Address));
}
