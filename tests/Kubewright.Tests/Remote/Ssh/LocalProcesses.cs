using System.Text;

namespace Kubewright.Tests.Remote.Ssh;

/// <summary>Looks at this machine's processes, which here are the host's as well.</summary>
internal static class LocalProcesses
{
    /// <summary>Whether a process lives; one that only waits to be reaped does not.</summary>
    public static bool Lives(int id) => Text($"/proc/{id}/stat") is { Length: > 0 } stat && stat[(stat.LastIndexOf(')') + 2)..][0] != 'Z';

    public static async Task<bool> EndsAsync(int id, TimeSpan within)
    {
        for (var waited = TimeSpan.Zero; waited < within && Lives(id); waited += TimeSpan.FromMilliseconds(20))
        {
            await Task.Delay(20);
        }

        return !Lives(id);
    }

    /// <summary>The processes whose arguments hold a text.</summary>
    public static IReadOnlyList<int> With(string argument) =>
        [.. Directory.EnumerateDirectories("/proc")
            .Select(directory => int.TryParse(Path.GetFileName(directory), out var id) ? id : 0)
            .Where(id => id > 0 && id != Environment.ProcessId && Arguments(id).Contains(argument))];

    public static string Arguments(int id) => Text($"/proc/{id}/cmdline").Replace('\0', ' ');

    private static string Text(string file)
    {
        try
        {
            return Encoding.UTF8.GetString(File.ReadAllBytes(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
