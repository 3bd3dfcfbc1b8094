using Kubewright.Lab.Machine;
using Kubewright.Remote.Local;

namespace Kubewright.Lab.Hosts;

/// <summary>Makes the disks of new hosts.</summary>
internal static class DiskBuilder
{
    /// <summary>Makes the host's disk where there is none. It appears complete or not at all.</summary>
    /// <exception cref="LocalProcessException">ssh-keygen fails.</exception>
    /// <exception cref="IOException">The files cannot be written.</exception>
    public static async Task EnsureAsync(LabLayout layout, LabHost host, CancellationToken cancellationToken)
    {
        var final = HostDisk.Of(layout, host);
        if (Directory.Exists(final.Directory))
        {
            return;
        }

        var disk = new HostDisk(final.Directory + ".partial");
        await RemoveAsync(disk.Directory, cancellationToken);
        foreach (var directory in (string[])[disk.Upper, disk.Work, disk.Root, .. disk.Volumes.Select(volume => volume.Source)])
        {
            Directory.CreateDirectory(directory);
        }

        // Programs find these as they would be on a server: only root may look in.
        Restrict(disk.Volumes[^1].Source);
        await WriteIdentityAsync(layout, host, disk, cancellationToken);
        await WriteLoginsAsync(layout, disk, cancellationToken);
        Directory.Move(disk.Directory, final.Directory);
    }

    /// <summary>Removes a directory with all that is in it, but nothing that is mounted there.</summary>
    /// <exception cref="LocalProcessException">It cannot be removed.</exception>
    public static async Task RemoveAsync(string directory, CancellationToken cancellationToken)
    {
        if (Directory.Exists(directory))
        {
            await LocalProcess.DemandAsync("rm", ["--recursive", "--force", "--one-file-system", "--", directory], TimeSpan.FromMinutes(2), cancellationToken);
        }
    }

    private static async Task WriteIdentityAsync(LabLayout layout, LabHost host, HostDisk disk, CancellationToken cancellationToken)
    {
        await WriteAsync(disk, "etc/hostname", $"{host.Name}\n", cancellationToken);
        await WriteAsync(disk, "etc/hosts", HostFiles.Hosts(host.Name), cancellationToken);
        await WriteAsync(disk, "etc/machine-id", $"{Guid.NewGuid():n}\n", cancellationToken);
        await WriteAsync(disk, "etc/systemd/network/10-host0.network", HostFiles.Network(host.Address, layout.Subnet), cancellationToken);
        Directory.CreateDirectory(Path.GetDirectoryName(disk.HostKey)!);
        await SshKeys.MakeAsync(disk.HostKey, host.Name, cancellationToken);
    }

    private static async Task WriteLoginsAsync(LabLayout layout, HostDisk disk, CancellationToken cancellationToken)
    {
        var key = await File.ReadAllTextAsync(layout.KeyPath + ".pub", cancellationToken);
        foreach (var (home, owner) in ((string, uint)[])[("root", 0), ("home/admin", BaseRecipe.AdminUser)])
        {
            await WriteAsync(disk, $"{home}/.ssh/authorized_keys", key, cancellationToken);
            foreach (var path in (string[])[home, $"{home}/.ssh", $"{home}/.ssh/authorized_keys"])
            {
                Linux.ChangeOwner(Path.Combine(disk.Upper, path), owner, owner);
            }

            Restrict(Path.Combine(disk.Upper, home));
            Restrict(Path.Combine(disk.Upper, home, ".ssh"));
        }
    }

    private static async Task WriteAsync(HostDisk disk, string path, string text, CancellationToken cancellationToken)
    {
        var full = Path.Combine(disk.Upper, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        await File.WriteAllTextAsync(full, text, cancellationToken);
    }

    private static void Restrict(string directory)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(directory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
