namespace Kubewright.Lab.Hosts;

/// <summary>Reads <c>/proc/PID/status</c>. Pure.</summary>
internal static class ProcessNumbers
{
    /// <summary>Whether the process is number 1 of a system directly inside this one: a host's init, and not that of a container on the host.</summary>
    public static bool IsGuestInit(string status)
    {
        var line = status.Split('\n').FirstOrDefault(line => line.StartsWith("NSpid:", StringComparison.Ordinal));
        var numbers = line?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return numbers is [_, _, "1"];
    }
}
