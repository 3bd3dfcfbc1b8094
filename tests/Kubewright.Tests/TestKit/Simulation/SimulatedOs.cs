namespace Kubewright.Tests.TestKit.Simulation;

/// <summary>A distribution: what it says of itself in os-release (without its web addresses), and how it installs.</summary>
/// <param name="Text">/etc/os-release.</param>
/// <param name="Tool">Its package tool.</param>
/// <param name="PluginFolder">Where its package puts the CNI plugins.</param>
/// <param name="RuntimePackages">Packages that bring containerd and runc.</param>
internal sealed record SimulatedOs(string Text, string Tool, string PluginFolder, params IReadOnlyList<string> RuntimePackages)
{
    public static SimulatedOs Debian12 { get; } = Apt("""
        PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"
        NAME="Debian GNU/Linux"
        VERSION_ID="12"
        VERSION="12 (bookworm)"
        VERSION_CODENAME=bookworm
        ID=debian

        """);

    public static SimulatedOs Debian13 { get; } = Apt("""
        PRETTY_NAME="Debian GNU/Linux 13 (trixie)"
        NAME="Debian GNU/Linux"
        VERSION_ID="13"
        VERSION="13 (trixie)"
        VERSION_CODENAME=trixie
        DEBIAN_VERSION_FULL=13.1
        ID=debian

        """);

    public static SimulatedOs Ubuntu2204 { get; } = Apt("""
        PRETTY_NAME="Ubuntu 22.04.5 LTS"
        NAME="Ubuntu"
        VERSION_ID="22.04"
        VERSION="22.04.5 LTS (Jammy Jellyfish)"
        VERSION_CODENAME=jammy
        ID=ubuntu
        ID_LIKE=debian
        UBUNTU_CODENAME=jammy

        """);

    public static SimulatedOs Ubuntu2404 { get; } = Apt("""
        PRETTY_NAME="Ubuntu 24.04.1 LTS"
        NAME="Ubuntu"
        VERSION_ID="24.04"
        VERSION="24.04.1 LTS (Noble Numbat)"
        VERSION_CODENAME=noble
        ID=ubuntu
        ID_LIKE=debian
        UBUNTU_CODENAME=noble
        LOGO=ubuntu-logo

        """);

    public static SimulatedOs Rocky8 { get; } = Dnf("""
        NAME="Rocky Linux"
        VERSION="8.10 (Green Obsidian)"
        ID="rocky"
        ID_LIKE="rhel centos fedora"
        VERSION_ID="8.10"
        PLATFORM_ID="platform:el8"
        PRETTY_NAME="Rocky Linux 8.10 (Green Obsidian)"
        ANSI_COLOR="0;32"

        """);

    public static SimulatedOs Rocky9 { get; } = Dnf("""
        NAME="Rocky Linux"
        VERSION="9.4 (Blue Onyx)"
        ID="rocky"
        ID_LIKE="rhel centos fedora"
        VERSION_ID="9.4"
        PLATFORM_ID="platform:el9"
        PRETTY_NAME="Rocky Linux 9.4 (Blue Onyx)"
        ANSI_COLOR="0;32"

        """);

    public static SimulatedOs Alma9 { get; } = Dnf("""
        NAME="AlmaLinux"
        VERSION="9.4 (Seafoam Ocelot)"
        ID="almalinux"
        ID_LIKE="rhel centos fedora"
        VERSION_ID="9.4"
        PLATFORM_ID="platform:el9"
        PRETTY_NAME="AlmaLinux 9.4 (Seafoam Ocelot)"

        """);

    public static SimulatedOs RedHat8 { get; } = Dnf("""
        NAME="Red Hat Enterprise Linux"
        VERSION="8.10 (Ootpa)"
        ID="rhel"
        ID_LIKE="fedora"
        VERSION_ID="8.10"
        PLATFORM_ID="platform:el8"
        PRETTY_NAME="Red Hat Enterprise Linux 8.10 (Ootpa)"

        """);

    public static SimulatedOs RedHat9 { get; } = Dnf("""
        NAME="Red Hat Enterprise Linux"
        VERSION="9.4 (Plow)"
        ID="rhel"
        ID_LIKE="fedora"
        VERSION_ID="9.4"
        PLATFORM_ID="platform:el9"
        PRETTY_NAME="Red Hat Enterprise Linux 9.4 (Plow)"

        """);

    public static SimulatedOs CentOs7 { get; } = Dnf("""
        NAME="CentOS Linux"
        VERSION="7 (Core)"
        ID="centos"
        ID_LIKE="rhel fedora"
        VERSION_ID="7"
        PRETTY_NAME="CentOS Linux 7 (Core)"
        CENTOS_MANTISBT_PROJECT="CentOS-7"

        """) with { Tool = "yum" };

    public static SimulatedOs Fedora40 { get; } = Dnf("""
        NAME="Fedora Linux"
        VERSION="40 (Server Edition)"
        ID=fedora
        VERSION_ID=40
        VERSION_CODENAME=""
        PLATFORM_ID="platform:f40"
        PRETTY_NAME="Fedora Linux 40 (Server Edition)"
        VARIANT="Server Edition"
        VARIANT_ID=server

        """) with { RuntimePackages = ["containerd", "runc"] };

    /// <summary>Of no family that is known here.</summary>
    public static SimulatedOs Suse { get; } = new("""
        NAME="openSUSE Leap"
        VERSION="15.6"
        ID="opensuse-leap"
        ID_LIKE="suse opensuse"
        VERSION_ID="15.6"
        PRETTY_NAME="openSUSE Leap 15.6"

        """, "none", "/usr/lib/cni");

    /// <summary>The distribution that the last part of a host's name stands for: <c>lb-rocky9</c>; Debian 13 where it stands for none.</summary>
    public static SimulatedOs NamedBy(string host) => host.Split('-')[^1] switch
    {
        "debian12" => Debian12,
        "ubuntu2204" => Ubuntu2204,
        "ubuntu2404" => Ubuntu2404,
        "rocky8" => Rocky8,
        "rocky9" => Rocky9,
        "alma9" => Alma9,
        "rhel8" => RedHat8,
        "rhel9" => RedHat9,
        "centos7" => CentOs7,
        "fedora40" => Fedora40,
        _ => Debian13,
    };

    private static SimulatedOs Apt(string text) => new(text, "apt-get", "/usr/lib/cni", "containerd", "runc");

    private static SimulatedOs Dnf(string text) => new(text, "dnf", "/usr/libexec/cni", "containerd.io");
}
