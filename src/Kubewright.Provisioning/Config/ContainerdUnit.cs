namespace Kubewright.Provisioning.Config;

/// <summary>containerd's systemd unit as the containerd project has it, for its programs in /usr/local. In /etc it wins over a package's.</summary>
internal static class ContainerdUnit
{
    public const string Path = "/etc/systemd/system/containerd.service";

    public const string Program = "/usr/local/bin/containerd";

    public const string Text =
        $"""
        # {ConfigHeader.Text}
        [Unit]
        Description=containerd container runtime
        Documentation=https://containerd.io
        After=network.target dbus.service local-fs.target

        [Service]
        ExecStartPre=-/sbin/modprobe overlay
        ExecStart={Program}
        Type=notify
        Delegate=yes
        # Pods outlive a restart.
        KillMode=process
        Restart=always
        RestartSec=5
        LimitNPROC=infinity
        LimitCORE=infinity
        TasksMax=infinity
        OOMScoreAdjust=-999

        [Install]
        WantedBy=multi-user.target

        """;
}
