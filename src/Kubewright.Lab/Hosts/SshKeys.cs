using System.Text;
using Kubewright.Remote.Local;

namespace Kubewright.Lab.Hosts;

/// <summary>The SSH keys of a lab. The lab makes its hosts' keys, so everybody can verify them from the first connection on.</summary>
internal static class SshKeys
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>Makes an ed25519 key pair without a passphrase.</summary>
    /// <exception cref="LocalProcessException">ssh-keygen fails.</exception>
    public static async Task MakeAsync(string path, string comment, CancellationToken cancellationToken) =>
        await LocalProcess.DemandAsync("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", comment, "-f", path], Limit, cancellationToken);

    /// <summary>Makes the lab's own key where it is missing.</summary>
    /// <exception cref="LocalProcessException">ssh-keygen fails.</exception>
    public static async Task EnsureLabKeyAsync(LabLayout layout, CancellationToken cancellationToken)
    {
        if (File.Exists(layout.KeyPath) && File.Exists(layout.KeyPath + ".pub"))
        {
            return;
        }

        File.Delete(layout.KeyPath);
        File.Delete(layout.KeyPath + ".pub");
        await MakeAsync(layout.KeyPath, $"kubewright-lab-{layout.Name}", cancellationToken);
    }

    /// <summary>Writes the lab's known_hosts from the keys of its hosts.</summary>
    /// <exception cref="IOException">A host has no key.</exception>
    public static async Task WriteKnownHostsAsync(LabLayout layout, CancellationToken cancellationToken)
    {
        var lines = new StringBuilder();
        foreach (var host in layout.Hosts)
        {
            var key = await File.ReadAllTextAsync(HostDisk.Of(layout, host).HostKey + ".pub", cancellationToken);
            lines.Append(HostFiles.KnownHost(host, key));
        }

        await File.WriteAllTextAsync(layout.KnownHostsPath, lines.ToString(), cancellationToken);
    }
}
