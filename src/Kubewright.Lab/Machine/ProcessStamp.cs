using System.Globalization;

namespace Kubewright.Lab.Machine;

/// <summary>Names one process for good: its number may be used anew, but never with the same start time.</summary>
/// <param name="Start">In the kernel's ticks since it booted.</param>
internal sealed record ProcessStamp(int Number, long Start)
{
    /// <summary>Reads the text of <c>/proc/PID/stat</c>; null where it is none. Pure.</summary>
    public static ProcessStamp? Parse(string stat)
    {
        // The program's name stands in parentheses and may hold anything.
        var fields = stat[(stat.LastIndexOf(')') + 1)..].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return int.TryParse(stat.Split(' ')[0], CultureInfo.InvariantCulture, out var number)
            && long.TryParse(fields.ElementAtOrDefault(19), CultureInfo.InvariantCulture, out var start)
            ? new ProcessStamp(number, start)
            : null;
    }

    /// <summary>Whether the process still runs. One that only waits for its parent to take notice of its end does not.</summary>
    public bool IsAlive()
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{Number}/stat");
            return Parse(stat) == this && !stat[(stat.LastIndexOf(')') + 1)..].StartsWith(" Z", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Kills the process if it still runs.</summary>
    public void Kill() => Linux.Kill(Number, _ => IsAlive());
}
