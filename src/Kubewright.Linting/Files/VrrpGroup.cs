namespace Kubewright.Linting.Files;

/// <summary>Instances of several files that are meant to hold the same addresses in turn.</summary>
internal sealed record VrrpGroup(IReadOnlyList<VrrpInstance> Instances)
{
    /// <summary>The highest priority less the lowest.</summary>
    public int Gap => Instances.Max(instance => instance.Priority) - Instances.Min(instance => instance.Priority);

    /// <summary>Puts instances together that have a router id, a name or an address in common.</summary>
    public static IReadOnlyList<VrrpGroup> Of(IEnumerable<KeepalivedFile> files)
    {
        var groups = new List<List<VrrpInstance>>();
        foreach (var instance in files.SelectMany(file => file.Instances))
        {
            var joined = groups.FindAll(group => group.Any(other => Belong(instance, other)));
            groups.RemoveAll(joined.Contains);
            groups.Add([.. joined.SelectMany(group => group), instance]);
        }

        return [.. groups.Select(group => new VrrpGroup(group))];
    }

    private static bool Belong(VrrpInstance one, VrrpInstance other) =>
        one.File != other.File && (one.RouterId == other.RouterId || (!HasRouter(one.File, other) && !HasRouter(other.File, one) && HaveInCommon(one, other)));

    // Two hosts may share several groups; then router ids tell which belong together.
    private static bool HasRouter(KeepalivedFile file, VrrpInstance instance) => file.Instances.Any(own => own.RouterId == instance.RouterId);

    private static bool HaveInCommon(VrrpInstance one, VrrpInstance other) =>
        one.Name == other.Name || one.Addresses.Any(address => other.Addresses.Any(same => same.Address.Equals(address.Address)));
}
