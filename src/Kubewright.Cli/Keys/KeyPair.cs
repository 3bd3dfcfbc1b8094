using Kubewright.Cli.Runs;
using Kubewright.Core.Hosts;
using Kubewright.Core.Spec;
using Kubewright.Remote.Local;

namespace Kubewright.Cli.Keys;

/// <summary>The key that hosts are logged in to with: finds its public half, and makes both where that is asked for.</summary>
/// <param name="generate">Whether to make a key that is not there.</param>
internal sealed class KeyPair(string? publicKeyFile, bool generate)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>The public key for each host.</summary>
    /// <exception cref="StoppedException">There is none, or it is no public key.</exception>
    public async Task<IReadOnlyDictionary<HostName, PublicKey>> ForAsync(ClusterSpec spec, CancellationToken cancellationToken)
    {
        if (publicKeyFile is not null)
        {
            var given = Read(publicKeyFile);
            return spec.Hosts.ToDictionary(host => host.Name, _ => given);
        }

        if (spec.Hosts.FirstOrDefault(host => host.Login.KeyFile is null) is { } without)
        {
            throw new StoppedException(ExitCode.BadInput, new Problem($"the cluster file names no key for {without}", "write ssh.key, or name the public key with --public-key"));
        }

        var keys = new Dictionary<string, PublicKey>();
        foreach (var path in spec.Hosts.Select(host => host.Login.KeyFile!).Distinct())
        {
            keys[path] = await PublicHalfAsync(path, spec.Name, cancellationToken);
        }

        return spec.Hosts.ToDictionary(host => host.Name, host => keys[host.Login.KeyFile!]);
    }

    private async Task<PublicKey> PublicHalfAsync(string path, string cluster, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            if (!generate)
            {
                throw new StoppedException(ExitCode.BadInput, new Problem($"there is no private key {path}", "make one with --generate, or correct ssh.key"));
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            await KeygenAsync(["-q", "-t", "ed25519", "-N", "", "-C", $"kubewright {cluster}", "-f", path], cancellationToken);
        }

        // -P "" keeps ssh-keygen from asking for a passphrase.
        return File.Exists($"{path}.pub")
            ? Read($"{path}.pub")
            : PublicKey.TryParse(await KeygenAsync(["-y", "-P", "", "-f", path], cancellationToken))
                ?? throw new StoppedException(ExitCode.BadInput, new Problem($"ssh-keygen does not tell the public half of {path}", "name it with --public-key"));
    }

    private static PublicKey Read(string path)
    {
        try
        {
            return PublicKey.TryParse(File.ReadAllText(path))
                ?? throw new StoppedException(ExitCode.BadInput, new Problem($"{path} is not one public key", "name the file that ends in .pub; a private key never leaves this machine"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoppedException(ExitCode.BadInput, new Problem($"the public key {path} cannot be read: {exception.Message}"));
        }
    }

    private static async Task<string> KeygenAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        try
        {
            return await LocalProcess.DemandAsync("ssh-keygen", arguments, Limit, cancellationToken);
        }
        catch (LocalProcessException exception)
        {
            throw new StoppedException(ExitCode.BadInput, new Problem(exception.Message, "install the OpenSSH client, or make the key by hand; a key with a passphrase needs its .pub file beside it"));
        }
    }
}
