using Kubewright.Core.Inventories;
using Kubewright.Core.Spec;

namespace Kubewright.Cli.Output.Documents;

/// <summary>What became of an inventory.</summary>
internal sealed record ImportDocument(
    string File,
    SpecDocument Cluster,
    IReadOnlyList<CarriedDocument> Carried,
    IReadOnlyList<NotCarriedDocument> NotCarried,
    IReadOnlyList<DroppedDocument> Dropped)
{
    public static ImportDocument Of(string file, ClusterSpec spec, ImportedCluster imported) => new(
        file,
        SpecDocument.Of(file, spec),
        [.. imported.Carried.Select(item => new CarriedDocument(item.Place.ToString(), item.Name, item.Field))],
        [.. imported.NotCarried.Select(item => new NotCarriedDocument(item.Place.ToString(), item.Name, item.Why, item.Remedy))],
        [.. imported.Dropped.Select(item => new DroppedDocument(item.Place.ToString(), item.Name, item.Why))]);
}

/// <param name="Place">File and line of the inventory.</param>
/// <param name="Field">The field of the cluster file that it became.</param>
internal sealed record CarriedDocument(string Place, string Variable, string Field);

/// <param name="Remedy">What to do about it.</param>
internal sealed record NotCarriedDocument(string Place, string Variable, string Why, string Remedy);

/// <param name="Why">Why nothing is lost without it.</param>
internal sealed record DroppedDocument(string Place, string Variable, string Why);
