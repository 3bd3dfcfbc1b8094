namespace Kubewright.Provisioning.Config;

/// <summary>Kernel modules that a node needs, loaded at boot by systemd-modules-load. A kernel may have them built in.</summary>
internal static class ModulesFile
{
    public const string Path = "/etc/modules-load.d/kubewright.conf";

    public static IReadOnlyList<string> Modules { get; } = ["overlay", "br_netfilter", "nf_conntrack"];

    public static string Text => ConfigHeader.Comment + string.Concat(Modules.Select(module => module + "\n"));
}
