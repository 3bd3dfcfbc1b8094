using System.IO.Compression;
using Kubewright.Lab.Hosts;

namespace Kubewright.Lab.Machine;

/// <summary>Whether this machine can run labs at all. Only looks.</summary>
public static class LabRequirements
{
    /// <summary>Gives a sentence for everything that stands in the way; none means that labs can run.</summary>
    public static IReadOnlyList<string> Unmet()
    {
        if (!OperatingSystem.IsLinux())
        {
            return ["labs boot Linux hosts on this machine's own kernel, so they need Linux; deploy to real hosts with 'kubewright apply', or run this on a Linux machine"];
        }

        if (!Environment.IsPrivilegedProcess)
        {
            return ["labs make network namespaces and mounts, so they need root: run the command again with sudo"];
        }

        var unmet = KernelFeatures.Missing(KernelConfiguration()).ToList();
        if (Capabilities.Missing(File.ReadAllText("/proc/self/status")) is { Count: > 0 } rights)
        {
            unmet.Add($"root lacks {string.Join(", ", rights)} here; run this on a machine of its own, or in a container with all privileges");
        }

        if (CgroupMount.Parse(File.ReadAllText("/proc/self/mounts")).Count == 0)
        {
            unmet.Add("no cgroup hierarchy is mounted on this machine, so hosts cannot be kept apart; mount one: mount -t cgroup2 cgroup2 /sys/fs/cgroup");
        }

        return unmet;
    }

    /// <exception cref="LabRequestException">This machine cannot run labs.</exception>
    public static void Demand()
    {
        if (Unmet() is { Count: > 0 } unmet)
        {
            throw new LabRequestException(string.Join(Environment.NewLine, unmet));
        }
    }

    private static string? KernelConfiguration()
    {
        if (File.Exists("/proc/config.gz"))
        {
            using var reader = new StreamReader(new GZipStream(File.OpenRead("/proc/config.gz"), CompressionMode.Decompress));
            return reader.ReadToEnd();
        }

        var saved = $"/boot/config-{File.ReadAllText("/proc/sys/kernel/osrelease").Trim()}";
        return File.Exists(saved) ? File.ReadAllText(saved) : null;
    }
}
