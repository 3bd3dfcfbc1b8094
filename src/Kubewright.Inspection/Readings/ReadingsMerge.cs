using Kubewright.Inspection.Evidence;

namespace Kubewright.Inspection.Readings;

/// <summary>Puts readings of several sources together: what is the same thing becomes one, and what one source does not know is taken from the next.</summary>
public static class ReadingsMerge
{
    /// <summary>All of them as one; what comes first is believed first.</summary>
    public static ClusterReadings Merge(this IEnumerable<ClusterReadings> parts)
    {
        var all = parts.ToList();
        return new ClusterReadings
        {
            Taken = all.Max(part => part.Taken),
            Settings = all.Aggregate(new ClusterSettingsReading(), (sum, part) => sum.With(part.Settings)),
            Nodes = Merged(all, part => part.Nodes, node => node.Name, NodeMerge.Both),
            Hosts = Merged(all, part => part.Hosts, host => host.Name, HostMerge.Both),
            Pods = Merged(all, part => part.Pods, pod => (pod.Namespace, pod.Name), PodMerge.Both),
            Workloads = Merged(all, part => part.Workloads, workload => (workload.Kind, workload.Namespace, workload.Name), (first, other) => first with
            {
                Desired = first.Desired ?? other.Desired,
                Ready = first.Ready ?? other.Ready,
                UpToDate = first.UpToDate ?? other.UpToDate,
                Available = first.Available ?? other.Available,
                Images = first.Images ?? other.Images,
                CommandLine = first.CommandLine ?? other.CommandLine,
                Environment = first.Environment ?? other.Environment,
                Age = first.Age ?? other.Age,
                Proofs = [.. first.Proofs, .. other.Proofs],
            }),
            Services = Merged(all, part => part.Services, service => (service.Namespace, service.Name), (first, other) => first with { Proofs = [.. first.Proofs, .. other.Proofs] }),
            EtcdMembers = Merged(all, part => part.EtcdMembers, member => member.Id, EtcdMemberMerge.Both),
            Components = [.. all.SelectMany(part => part.Components)],
            Containers = [.. all.SelectMany(part => part.Containers)],
            Certificates = [.. all.SelectMany(part => part.Certificates)],
            Endpoints = [.. all.SelectMany(part => part.Endpoints)],
            VirtualAddresses = [.. all.SelectMany(part => part.VirtualAddresses)],
            Healths = [.. all.SelectMany(part => part.Healths)],
            NetworkTraces = [.. all.SelectMany(part => part.NetworkTraces)],
            Gaps = [.. all.SelectMany(part => part.Gaps).Distinct()],
            Covered = all.SelectMany(part => part.Covered).ToHashSet(),
            ApiCalls = all.Sum(part => part.ApiCalls),
        };
    }

    /// <summary>Reads evidence with every reader that knows it.</summary>
    public static ClusterReadings Read(this EvidenceSet evidence, IReadOnlyList<IEvidenceReader> readers) =>
        PodNodes.Complete(EtcdEndpoints.Complete(evidence.Items.SelectMany(item => readers.Where(reader => reader.Reads(item)).Select(reader => reader.Read(item))).Merge()))
            with { Taken = evidence.Taken, ApiCalls = evidence.ApiCalls };

    private static List<T> Merged<T, TKey>(List<ClusterReadings> parts, Func<ClusterReadings, IReadOnlyList<T>> list, Func<T, TKey> key, Func<T, T, T> both)
        where TKey : notnull
    {
        var (order, found) = (new List<TKey>(), new Dictionary<TKey, T>());
        foreach (var item in parts.SelectMany(list))
        {
            if (found.TryGetValue(key(item), out var known))
            {
                found[key(item)] = both(known, item);
            }
            else
            {
                order.Add(key(item));
                found[key(item)] = item;
            }
        }

        return order.ConvertAll(name => found[name]);
    }
}
