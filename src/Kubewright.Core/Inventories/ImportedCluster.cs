using Kubewright.Core.Spec.Writing;

namespace Kubewright.Core.Inventories;

/// <summary>What came of reading an inventory: a cluster file, or everything that is wrong with the inventory.</summary>
public abstract record InventoryReading
{
    private InventoryReading()
    {
    }

    public sealed record Right(ImportedCluster Cluster) : InventoryReading;

    /// <summary>Errors in the order of the files; never empty.</summary>
    public sealed record Wrong(IReadOnlyList<InventoryError> Errors) : InventoryReading;
}

/// <summary>A cluster file made of an inventory, and what became of every variable of it.</summary>
/// <param name="File">Not yet judged: what the inventory says may be wrong for a cluster.</param>
/// <param name="NotCarried">What the file does not say although the inventory does: to be looked at.</param>
public sealed record ImportedCluster(
    WrittenFile File,
    IReadOnlyList<CarriedVariable> Carried,
    IReadOnlyList<NotCarriedVariable> NotCarried,
    IReadOnlyList<DroppedVariable> Dropped)
{
    /// <summary>What was not carried over, for people; what has the same reason and the same remedy stands together.</summary>
    public static IEnumerable<string> Describe(IEnumerable<NotCarriedVariable> items) =>
        items.GroupBy(item => (item.Why, item.Remedy)).SelectMany(group => group.ToList() is [var only]
            ? (IEnumerable<string>)[$"{only.Place}: {only.Name}: {only.Why}", $"    {only.Remedy}"]
            : [.. group.Select(item => $"{item.Place}: {item.Name}"), $"    {group.Key.Why};", $"    {group.Key.Remedy}"]);
}

/// <summary>A variable that became a field.</summary>
public sealed record CarriedVariable(SourcePlace Place, string Name, string Field);

/// <summary>Something that has no counterpart, or none that does the same.</summary>
/// <param name="Why">Why not.</param>
/// <param name="Remedy">What to do about it.</param>
public sealed record NotCarriedVariable(SourcePlace Place, string Name, string Why, string Remedy);

/// <summary>A variable without which nothing is lost.</summary>
public sealed record DroppedVariable(SourcePlace Place, string Name, string Why);

/// <summary>What is given beside the inventory, and wins over it.</summary>
public sealed record ImportSettings
{
    public string? Name { get; init; }

    public string? Version { get; init; }

    public string? Endpoint { get; init; }

    public string? User { get; init; }

    public string? Key { get; init; }

    /// <summary>Manifests of the pod network, as paths from the cluster file.</summary>
    public IReadOnlyList<string> Manifests { get; init; } = [];

    /// <summary>Lines of comment that the file begins with.</summary>
    public IReadOnlyList<string> Heading { get; init; } = [];
}
