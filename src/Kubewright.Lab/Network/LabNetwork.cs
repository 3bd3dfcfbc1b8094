using System.Net;
using Kubewright.Remote.Local;

namespace Kubewright.Lab.Network;

/// <summary>One lab's network: a namespace with a bridge that every host's cable ends in.</summary>
internal sealed class LabNetwork(string lab)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    private readonly NetworkNamespace _namespace = NetworkNamespace.OfLab(lab);

    /// <summary>Makes the network where it is missing or left half made. One that stands is kept, with all that is plugged in.</summary>
    /// <exception cref="LocalProcessException">A program fails.</exception>
    public async Task EnsureAsync(IPNetwork subnet, CancellationToken cancellationToken)
    {
        if (await StandsAsync(subnet, cancellationToken))
        {
            return;
        }

        await RemoveAsync(cancellationToken);
        Directory.CreateDirectory(NetworkNamespace.Directory);
        await File.WriteAllBytesAsync(_namespace.Path, [], cancellationToken);
        await LocalProcess.DemandAsync(
            "unshare", [$"--net={_namespace.Path}", "sh", "-c", NetworkScript.For(subnet)], Limit, cancellationToken);
    }

    /// <summary>Removes the namespace, or whatever an earlier run left in its place.</summary>
    /// <exception cref="LocalProcessException">A program fails.</exception>
    public async Task RemoveAsync(CancellationToken cancellationToken)
    {
        var mounts = (await File.ReadAllLinesAsync("/proc/self/mounts", cancellationToken))
            .Count(line => line.Split(' ')[1] == _namespace.Path);
        for (var mount = 0; mount < mounts; mount++)
        {
            await LocalProcess.DemandAsync("umount", ["--lazy", _namespace.Path], Limit, cancellationToken);
        }

        if (!Directory.Exists(NetworkNamespace.Directory))
        {
            return;
        }

        File.Delete(_namespace.Path);
        if (!Directory.EnumerateFileSystemEntries(NetworkNamespace.Directory).Any() && !IsMounted(NetworkNamespace.Directory))
        {
            Directory.Delete(NetworkNamespace.Directory);
        }
    }

    /// <summary>Pulls a host's cable out of the bridge. The host's own link stays up, as behind a switch that fails. No cable is fine.</summary>
    public async Task UnplugAsync(string machine, CancellationToken cancellationToken) =>
        await LocalProcess.RunAsync("ip", ["-n", _namespace.Name, "link", "set", "dev", Link(machine), "nomaster"], Limit, cancellationToken);

    /// <summary>Puts a host's cable back into the bridge.</summary>
    /// <exception cref="LocalProcessException">The host has no cable.</exception>
    public async Task PlugAsync(string machine, CancellationToken cancellationToken) =>
        await LocalProcess.DemandAsync(
            "ip", ["-n", _namespace.Name, "link", "set", "dev", Link(machine), "master", NetworkScript.Bridge, "up"], Limit, cancellationToken);

    /// <summary>Tells which cables are plugged in. Where there is no network, none is.</summary>
    public async Task<BridgePorts> PortsAsync(CancellationToken cancellationToken)
    {
        var shown = await LocalProcess.RunAsync(
            "ip", ["-n", _namespace.Name, "-json", "link", "show", "master", NetworkScript.Bridge], Limit, cancellationToken);
        return shown.ExitCode == 0 ? BridgePorts.Parse(shown.Output) : BridgePorts.None;
    }

    public static string Link(string machine) => $"vb-{machine}";

    /// <summary>
    /// Takes a dead host's cable away, without which the host cannot start anew. The kernel would do so too, but only when the last connection that the host
    /// had open has been given up, minutes later.
    /// </summary>
    /// <exception cref="LocalProcessException">It stays.</exception>
    public async Task RemoveCableAsync(string machine, CancellationToken cancellationToken)
    {
        var removed = await LocalProcess.RunAsync("ip", ["-n", _namespace.Name, "link", "delete", "dev", Link(machine)], Limit, cancellationToken);
        if (removed.ExitCode != 0 && (await LocalProcess.RunAsync("ip", ["-n", _namespace.Name, "link", "show", "dev", Link(machine)], Limit, cancellationToken)).ExitCode == 0)
        {
            throw new LocalProcessException($"the link {Link(machine)} of a host that was powered off cannot be removed: {removed.LastLines(2)}");
        }
    }

    private static bool IsMounted(string path) => File.ReadLines("/proc/self/mounts").Any(line => line.Split(' ')[1] == path);

    private async Task<bool> StandsAsync(IPNetwork subnet, CancellationToken cancellationToken)
    {
        if (!File.Exists(_namespace.Path))
        {
            return false;
        }

        var shown = await LocalProcess.RunAsync(
            "ip", ["-n", _namespace.Name, "-oneline", "address", "show", "dev", NetworkScript.Bridge, "up"], Limit, cancellationToken);
        return shown.ExitCode == 0 && shown.Output.Contains($" {AddressPlan.At(subnet, AddressPlan.Controller)}/{subnet.PrefixLength} ", StringComparison.Ordinal);
    }
}
