namespace Kubewright.Lab.Machine;

/// <summary>What the kernel must have for labs, and whether its own build configuration says so. Pure.</summary>
internal static class KernelFeatures
{
    private static readonly (string Option, string Meaning)[] Needed =
    [
        ("CONFIG_OVERLAY_FS", "the overlay file system"),
        ("CONFIG_BRIDGE", "network bridges"),
        ("CONFIG_VETH", "virtual Ethernet pairs"),
        ("CONFIG_NET_NS", "network namespaces"),
        ("CONFIG_PID_NS", "process namespaces"),
        ("CONFIG_UTS_NS", "host name namespaces"),
        ("CONFIG_IPC_NS", "IPC namespaces"),
        ("CONFIG_CGROUPS", "control groups"),
    ];

    /// <summary>Gives a sentence for each feature that is missing.</summary>
    /// <param name="configuration">The text of the kernel's configuration; null where the kernel does not tell, then nothing is known to be missing.</param>
    public static IEnumerable<string> Missing(string? configuration)
    {
        if (configuration is null)
        {
            return [];
        }

        var on = configuration.Split('\n')
            .Where(line => line.EndsWith("=y", StringComparison.Ordinal) || line.EndsWith("=m", StringComparison.Ordinal))
            .Select(line => line[..^2])
            .ToHashSet(StringComparer.Ordinal);
        return Needed
            .Where(feature => !on.Contains(feature.Option))
            .Select(feature => $"this machine's kernel is built without {feature.Meaning} ({feature.Option}), which lab hosts need; boot another kernel");
    }
}
