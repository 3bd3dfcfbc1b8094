using Kubewright.Core.Hosts;

namespace Kubewright.Remote.Ssh;

/// <summary>Finds the jump host at which the way to a host ends.</summary>
internal static class JumpTrouble
{
    // What is no complaint, and what a jump host's ssh says because the one before it failed.
    private static readonly string[] Noise = ["Permanently added", "UNKNOWN port 65535", "Connection closed by remote host", "Killed by signal", "Authenticated to", "Transferred:"];

    /// <summary>What went wrong on the way; null where nothing did, and it is the host itself.</summary>
    /// <param name="logs">What the ssh to each jump host said, in the order of the way.</param>
    public static HostUnreachableException? Find(Host host, IReadOnlyList<string> logs, string? fingerprint)
    {
        for (var at = 0; at < logs.Count; at++)
        {
            var said = string.Join('\n', logs[at].Split('\n', StringSplitOptions.TrimEntries).Where(line => line.Length > 0 && !Noise.Any(line.Contains)));
            if (said.Contains("open failed", StringComparison.Ordinal) || said.Contains("forwarding failed", StringComparison.Ordinal))
            {
                return SshFailure.NoWayOn(SshPeer.Of(host, at), Next(host, at), said);
            }

            if (said.Length > 0)
            {
                return SshFailure.Explain(SshPeer.Of(host, at), said, fingerprint);
            }
        }

        return null;
    }

    private static string Next(Host host, int at) =>
        at + 1 < host.Login.Jumps.Count ? $"the jump host {host.Login.Jumps[at + 1]}" : $"{host.Address} port {host.Login.Port}";
}
