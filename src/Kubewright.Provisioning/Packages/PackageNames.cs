using Kubewright.Inspection.Probes.Hosts;

namespace Kubewright.Provisioning.Packages;

/// <summary>What the families call their packages.</summary>
internal static class PackageNames
{
    public static string Of(SystemPackage package, OsIdentity os) => os.Family is OsFamily.Debian or OsFamily.Ubuntu ? OfDebian(package) : OfRedHat(package, os);

    private static string OfDebian(SystemPackage package) => package switch
    {
        SystemPackage.Iproute => "iproute2",
        SystemPackage.CniPlugins => "containernetworking-plugins",
        SystemPackage.NginxStream => "libnginx-mod-stream",
        _ => Common(package),
    };

    private static string OfRedHat(SystemPackage package, OsIdentity os) => package switch
    {
        // No repository of RHEL itself has containerd. Docker's has it under this name, with runc in it.
        SystemPackage.Containerd when os.Family == OsFamily.RedHat => "containerd.io",
        SystemPackage.CniPlugins => "containernetworking-plugins",
        SystemPackage.Iptables when os.Family == OsFamily.Fedora || os.Major >= 9 => "iptables-nft",
        SystemPackage.Conntrack => "conntrack-tools",
        SystemPackage.NginxStream => "nginx-mod-stream",
        _ => Common(package),
    };

    private static string Common(SystemPackage package) => package switch
    {
        SystemPackage.Curl => "curl",
        SystemPackage.Iproute => "iproute",
        SystemPackage.Tar => "tar",
        SystemPackage.Containerd => "containerd",
        SystemPackage.Runc => "runc",
        SystemPackage.Iptables => "iptables",
        SystemPackage.Conntrack => "conntrack",
        SystemPackage.Socat => "socat",
        SystemPackage.Ethtool => "ethtool",
        SystemPackage.Openssl => "openssl",
        SystemPackage.Keepalived => "keepalived",
        SystemPackage.Haproxy => "haproxy",
        SystemPackage.Nginx => "nginx",
        SystemPackage.Chrony => "chrony",
        _ => throw new ArgumentOutOfRangeException(nameof(package), package, "a package without a name"),
    };
}
