namespace Kubewright.Provisioning.Packages;

/// <summary>What is wanted of a distribution, whatever it calls the package.</summary>
internal enum SystemPackage
{
    Curl,
    Iproute,
    Tar,
    Containerd,
    Runc,

    /// <summary>The CNI project's plugins.</summary>
    CniPlugins,
    Iptables,
    Conntrack,
    Socat,
    Ethtool,
    Openssl,
    Keepalived,
    Haproxy,
    Nginx,

    /// <summary>nginx' module for TCP connections.</summary>
    NginxStream,
    Chrony,
}
