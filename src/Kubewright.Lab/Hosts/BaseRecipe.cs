using System.Security.Cryptography;
using System.Text;

namespace Kubewright.Lab.Hosts;

/// <summary>How a base tree is made. Pure; another recipe has another <see cref="Key"/>, and so another tree.</summary>
/// <param name="Suite">The release of Debian, one of <see cref="Suites"/>.</param>
internal sealed record BaseRecipe(string Suite)
{
    /// <summary>Releases that hosts can have: the usual one first.</summary>
    public static IReadOnlyList<string> Suites { get; } = ["trixie", "bookworm"];

    /// <summary>Number of the user and group <c>admin</c>.</summary>
    public const uint AdminUser = 1000;

    /// <summary>A bare server, and with it everything that a cluster without internet needs from its distribution.</summary>
    public static IReadOnlyList<string> Packages { get; } =
    [
        // A bare server.
        "systemd", "systemd-sysv", "dbus", "udev", "netbase", "openssh-server", "ca-certificates", "sudo", "procps", "kmod", "iproute2", "iputils-ping", "curl",

        // A Kubernetes node.
        "iptables", "conntrack", "ethtool", "socat", "ipset", "containerd", "runc", "containernetworking-plugins",

        // What clusters stand on; etcd also to make its image from.
        "etcd-server", "etcd-client", "keepalived", "nginx", "libnginx-mod-stream", "haproxy", "chrony",
    ];

    /// <summary>Run inside the fresh tree, with the package manager able to reach its mirror.</summary>
    public static string SetupScript { get; } = $"""
        set -eu
        export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
        echo 'Kubewright: reading the list of packages'
        apt-get --quiet update
        echo 'Kubewright: installing packages'
        apt-get --quiet --yes --no-install-recommends install {string.Join(' ', Packages)}

        # The product turns services on; a bare server has none of them running.
        systemctl --quiet disable containerd etcd haproxy keepalived nginx chrony
        systemctl --quiet disable apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer fstrim.timer e2scrub_all.timer 2>/dev/null || true
        systemctl --quiet mask getty@tty1.service console-getty.service systemd-pstore.service
        systemctl --quiet enable systemd-networkd.service
        systemctl --quiet disable systemd-networkd-wait-online.service

        # A guest gets its version 1 cgroup hierarchies read-only, and kubelets need mounts that spread.
        cat > /etc/systemd/system/lab-mounts.service <<'END'
        [Unit]
        Description=Make control groups writable and mounts shared
        DefaultDependencies=no
        Before=sysinit.target

        [Service]
        Type=oneshot
        RemainAfterExit=yes
        ExecStart=/bin/sh -c 'for d in /sys/fs/cgroup/*/; do if mountpoint -q "$d"; then mount -o remount,rw,bind "$d"; fi; done; mount --make-rshared /'

        [Install]
        WantedBy=sysinit.target
        END
        systemctl --quiet enable lab-mounts.service

        # The devices are the machine's: a host announces only its own network links to its programs.
        mkdir -p /etc/systemd/system/systemd-udev-trigger.service.d
        printf '[Service]\nExecStart=\nExecStart=udevadm trigger --action=add --subsystem-match=net\n' > /etc/systemd/system/systemd-udev-trigger.service.d/lab.conf

        # The clock is the machine's: chronyd measures it here but may not set it.
        sed -i 's/^DAEMON_OPTS=.*/DAEMON_OPTS="-F 1 -x"/' /etc/default/chrony
        mkdir -p /etc/systemd/system/chrony.service.d
        printf '[Unit]\nConditionCapability=\n' > /etc/systemd/system/chrony.service.d/lab.conf

        useradd --uid {AdminUser} --create-home --shell /bin/bash admin
        echo 'admin ALL=(ALL) NOPASSWD:ALL' > /etc/sudoers.d/admin
        chmod 0440 /etc/sudoers.d/admin

        # Identity belongs to hosts.
        rm -f /etc/ssh/ssh_host_* /var/lib/dbus/machine-id /etc/hostname
        : > /etc/machine-id
        rm -rf /var/lib/apt/lists/* /var/cache/apt/* /var/log/journal/*
        """;

    /// <summary>
    /// Writes down who builds, then runs the program and arguments that follow in mounts and processes of their own: all of them end with this one.
    /// First argument: the file to write to.
    /// </summary>
    public static string ShelterScript { get; } = """
        cat /proc/$$/stat > "$1"
        shift
        exec unshare --mount --propagation private --pid --fork --kill-child --mount-proc "$@"
        """;

    /// <summary>Run on the machine. Arguments: tree, mirror, setup script, apt settings, keyring or empty.</summary>
    public string BuildScript => $$"""
        set -eu
        tree=$1 mirror=$2 setup=$3 settings=$4 keyring=$5
        mkdir -p "$tree"
        debootstrap --variant=minbase ${keyring:+--keyring="$keyring"} {{Suite}} "$tree" "$mirror"
        printf '#!/bin/sh\nexit 101\n' > "$tree/usr/sbin/policy-rc.d"
        chmod 0755 "$tree/usr/sbin/policy-rc.d"
        cat > "$tree/etc/dpkg/dpkg.cfg.d/lab" <<'END'
        force-unsafe-io
        path-exclude /usr/share/doc/*
        path-exclude /usr/share/man/*
        path-exclude /usr/share/locale/*
        END
        cp "$settings" "$tree/etc/apt/apt.conf.d/00machine"
        cat /etc/resolv.conf > "$tree/etc/resolv.conf"
        cp "$setup" "$tree/root/setup.sh"
        mount -t proc proc "$tree/proc"
        chroot "$tree" /bin/sh /root/setup.sh
        rm "$tree/root/setup.sh" "$tree/usr/sbin/policy-rc.d" "$tree/etc/apt/apt.conf.d/00machine"
        echo '# There is no name server: this network has no way out.' > "$tree/etc/resolv.conf"
        umount "$tree/proc"
        """;

    /// <summary>Names the recipe's result: 16 hexadecimal digits.</summary>
    public string Key =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Suite}\n{BuildScript}\n{SetupScript}")))[..16];
}
