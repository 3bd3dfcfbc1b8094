using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Kubewright.Tests.Remote.Ssh;

/// <summary>The local ssh processes of sessions with a server.</summary>
internal static partial class SshServerProcesses
{
    public static IReadOnlyList<int> Masters(this SshServer server) => LocalProcesses.With($"Port={server.Port} ");

    /// <summary>Masters and channels.</summary>
    public static IReadOnlyList<int> Clients(this SshServer server) =>
        [.. server.Masters().Select(id => ControlPath().Match(LocalProcesses.Arguments(id)).Value).Distinct().SelectMany(LocalProcesses.With)];

    public static void Kill(IEnumerable<int> ids)
    {
        foreach (var id in ids)
        {
            try
            {
                using var process = Process.GetProcessById(id);
                process.Kill();
            }
            catch (ArgumentException)
            {
                // It went with the one killed before it.
            }
        }
    }

    [GeneratedRegex("ControlPath=\"[^\"]+\"")]
    private static partial Regex ControlPath();
}
