using System.Text;
using Kubewright.Core.Hosts;
using Kubewright.Lab.Network;

namespace Kubewright.Lab.Hosts;

/// <summary>
/// The script that boots a host, and boots it again whenever the host asks for a reboot. It runs inside the lab's network and in mounts of its own, so that the host's disk
/// is put together where nobody else sees it and falls apart by itself with the last process. Pure.
/// </summary>
internal static class BootScript
{
    /// <summary>The code with which the supervisor ends when the host has asked for a reboot.</summary>
    private const int Rebooting = 133;

    /// <param name="groups">The host's control groups, one in each hierarchy.</param>
    public static string For(LabLayout layout, LabHost host, HostDisk disk, IReadOnlyList<HostCgroup> groups)
    {
        var script = new StringBuilder();
        void Line(string line) => script.Append(line).Append('\n');

        Line("#!/bin/sh");
        Line($"# Boots {host.Name} of lab {layout.Name}; written by kubewright before every start.");
        Line($"exec </dev/null >>{Quote(disk.ConsoleLog)} 2>&1");
        Line("set -eu");
        Line("cd /");
        groups.ToList().ForEach(group => Line($"echo $$ > {Quote(group.Keeper + "/cgroup.procs")}"));
        Line("# These mounts are copies; kept, they would keep other labs' networks alive after their end.");
        Line($"for network in {NetworkNamespace.Directory}/*; do umount -l \"$network\" 2>/dev/null || true; done");
        Line("# The supervisor's locks and directories go with it, even when it is killed.");
        Line("mkdir -p /run/systemd/nspawn");
        Line("mount -t tmpfs -o mode=0755 tmpfs /run/systemd/nspawn");
        Line($"mount -t overlay overlay -o {Quote($"lowerdir={layout.BaseTreeOf(host)},upperdir={disk.Upper},workdir={disk.Work}")} {Quote(disk.Root)}");
        Line("while :; do");
        Line("  code=0");
        Line($"  sh -c {Quote(Supervise(layout, host, disk, groups))} || code=$?");
        Line($"  [ $code = {Rebooting} ] || exit $code");
        Line("  # The host reboots. Its cable goes a moment after it, and has to be gone before it gets a new one.");
        Line("  tries=100");
        Line($"  while [ $tries -gt 0 ] && ip link show dev {Quote(LabNetwork.Link(LabNames.Machine(layout.Name, host.Name)))} >/dev/null 2>&1; do sleep 0.1; tries=$((tries - 1)); done");
        foreach (var group in groups.Where(group => group.IsUnified))
        {
            Line($"  find {Quote(group.Machine)} -depth -type d -exec rmdir {{}} \\;");
            Line($"  mkdir -p {Quote(group.Machine)}");
        }

        Line("done");
        return script.ToString();
    }

    private static string Supervise(LabLayout layout, LabHost host, HostDisk disk, IReadOnlyList<HostCgroup> groups) => string.Join('\n',
    [
        "set -eu",
        .. groups.Select(group => $"echo $$ > {Quote(group.Machine + "/cgroup.procs")}"),
        "exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin SYSTEMD_NSPAWN_API_VFS_WRITABLE=yes \\",
        "  systemd-nspawn " + string.Join(" \\\n  ", Arguments(layout, host, disk).Select(Quote)),
    ]);

    private static IEnumerable<string> Arguments(LabLayout layout, LabHost host, HostDisk disk) =>
    [
        "--quiet",
        "--boot",
        "--settings=no",
        "--register=no",
        "--keep-unit",
        $"--directory={disk.Root}",
        $"--machine={LabNames.Machine(layout.Name, host.Name)}",
        $"--hostname={host.Name}",
        "--private-users=no",
        $"--network-bridge={NetworkScript.Bridge}",
        "--link-journal=no",
        "--resolv-conf=off",
        "--timezone=off",
        "--capability=all",
        "--drop-capability=CAP_SYS_TIME", // The clock is the machine's own, and all hosts share it.
        "--system-call-filter=@known",
        "--bind=/dev/kmsg",
        .. disk.Volumes.Select(volume => $"--bind={volume.Source}:{volume.Target}"),
    ];

    private static string Quote(string text) => ShellText.Quote(text);
}
