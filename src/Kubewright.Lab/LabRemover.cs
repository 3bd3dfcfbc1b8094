using Kubewright.Lab.Hosts;
using Kubewright.Lab.Network;

namespace Kubewright.Lab;

/// <summary>Removes labs. Goes by what is there, not by what a lab wrote down, so half-made ones go as well.</summary>
internal sealed class LabRemover(LabDirectories directories, LabCgroups cgroups, HostProcesses processes, TimeProvider time)
{
    /// <summary>Subject of the lock on what all labs share.</summary>
    public const string AllLabs = "the list of labs";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Gives the names of all labs that left anything on this machine.</summary>
    public IReadOnlyList<string> Names() => [.. Entries(directories.Labs, "*")
        .Concat(Entries(NetworkNamespace.Directory, NetworkNamespace.LabPrefix + "*").Select(name => name[NetworkNamespace.LabPrefix.Length..]))
        .Concat(cgroups.Names())
        .Distinct()
        .Order(StringComparer.Ordinal)];

    /// <summary>Removes everything of a lab.</summary>
    /// <returns>Whether there was anything.</returns>
    /// <exception cref="LabException">A part of it does not go away.</exception>
    public async Task<bool> RemoveAsync(string lab, CancellationToken cancellationToken)
    {
        if (!Names().Contains(lab))
        {
            return false;
        }

        var directory = Path.Combine(directories.Labs, lab);
        await Task.WhenAll(cgroups.Names(lab).Select(host => processes.KillAsync(lab, host, cancellationToken)));
        await new LabNetwork(lab).RemoveAsync(cancellationToken);
        await DiskBuilder.RemoveAsync(Path.Combine(directory, "hosts"), cancellationToken);
        using var all = await LabLock.TakeAsync(AllLabs, Patience, time, new Progress<string>(), cancellationToken);
        await cgroups.RemoveAsync(lab, "", cancellationToken);
        await DiskBuilder.RemoveAsync(directory, cancellationToken);
        RemoveIfEmpty(directories.Labs);
        RemoveIfEmpty(Path.GetDirectoryName(directories.Labs)!);
        return true;
    }

    private static IEnumerable<string> Entries(string directory, string pattern) => Directory.Exists(directory)
        ? Directory.EnumerateFileSystemEntries(directory, pattern).Select(path => Path.GetFileName(path)!)
        : [];

    private static void RemoveIfEmpty(string directory)
    {
        if (Directory.Exists(directory) && !Directory.EnumerateFileSystemEntries(directory).Any())
        {
            Directory.Delete(directory);
        }
    }
}
