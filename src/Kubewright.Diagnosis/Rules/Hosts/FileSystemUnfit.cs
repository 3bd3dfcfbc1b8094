using Kubewright.Core.Facts;
using Kubewright.Core.Findings;
using Kubewright.Core.Hosts;
using Kubewright.Inspection.Probes.Hosts;

namespace Kubewright.Diagnosis.Rules.Hosts;

/// <summary>A folder that apply writes to is mounted read-only, or programs cannot be started from where they are laid.</summary>
public sealed class FileSystemUnfit : HostRule
{
    private static readonly string[] Programs = ["/usr/local/bin", "/opt/cni/bin"];

    private static readonly FolderMounts OfEveryHost = new("/etc /etc/systemd/system /var/lib/kubewright");

    private static readonly FolderMounts OfNodes =
        new($"{OfEveryHost.Folders} /etc/kubernetes /etc/cni/net.d /var/lib/etcd /var/lib/containerd /var/lib/kubelet {string.Join(' ', Programs)}");

    public override string Code => "file-system-unfit";

    public override string Title => "Every folder can be written to, and programs started";

    public override bool MayBeAccepted => false;

    protected override IEnumerable<Probe> Asked(CaseFile caseFile, Host host) => [Mounts(host)];

    protected override IEnumerable<Finding> Judge(CaseFile caseFile, Host host)
    {
        var mounts = caseFile.Ask(host, Mounts(host));
        foreach (var system in mounts.Where(mount => mount.Options.Contains("ro")).GroupBy(mount => mount.MountPoint))
        {
            yield return Finding.On(
                host,
                $"{system.Key} is mounted read-only, and {string.Join(", ", system.Select(mount => mount.Folder))} must be written to",
                $"mount -o remount,rw {system.Key}, and correct /etc/fstab; a disk with errors is mounted so too: see dmesg");
        }

        foreach (var system in mounts.Where(mount => mount.Options.Contains("noexec") && Programs.Contains(mount.Folder)).GroupBy(mount => mount.MountPoint))
        {
            yield return Finding.On(
                host,
                $"{system.Key} is mounted noexec, and programs are started from {string.Join(", ", system.Select(mount => mount.Folder))}",
                $"mount -o remount,exec {system.Key}, and correct /etc/fstab");
        }
    }

    private static FolderMounts Mounts(Host host) => host.IsNode ? OfNodes : OfEveryHost;
}
