using Kubewright.Core.Findings;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.Kubeadm;

internal sealed class KubeadmCgroupDriverNotSystemd() : FileRule<KubeadmFile>(
    "kubeadm-cgroup-driver-not-systemd",
    Severity.Error,
    "The kubelet leaves control groups to systemd",
    "systemd and the kubelet then divide the host's resources each for itself: pods are killed under load, and the kubelet fails beside a containerd with SystemdCgroup")
{
    protected override IEnumerable<LintFinding> Judge(KubeadmFile file, LintSet set)
    {
        if (file.Kubelet?.Find("cgroupDriver")?.Value is Core.Spec.Reading.YamlScalar driver)
        {
            if (driver.Text != "systemd")
            {
                yield return Found(file, driver.Line, $"cgroupDriver: {driver.Text}", "write cgroupDriver: systemd", file.Set(driver, "systemd"));
            }
        }
        else if (file.Version is { } version && !version.IsAtLeast(1, 22))
        {
            // From 1.22 on kubeadm writes systemd where nothing is said.
            yield return Found(
                file,
                (file.Kubelet ?? file.Cluster!).Line,
                $"no cgroupDriver for the kubelet, which then has cgroupfs: kubeadm {version} does not choose systemd by itself",
                "write cgroupDriver: systemd in a KubeletConfiguration",
                file.Kubelet is { } kubelet ? file.Append(kubelet, "cgroupDriver: systemd") : []);
        }
    }
}
