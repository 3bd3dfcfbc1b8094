using Kubewright.Core.Findings;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.Containerd;

internal sealed class ContainerdSystemdCgroupOff() : FileRule<ContainerdFile>(
    "containerd-systemd-cgroup-off",
    Severity.Error,
    "containerd leaves control groups to systemd",
    "the kubelet uses systemd and runc does not: pods are killed and restarted under load, without a message that says so")
{
    protected override IEnumerable<LintFinding> Judge(ContainerdFile file, LintSet set)
    {
        var entry = file.Find([.. file.OptionsPath, "SystemdCgroup"]);
        if (entry?.Value is true || ForeignPlugins.AreAll(file) || SystemdCgroupMisplaced.In(file).Any())
        {
            yield break;
        }

        yield return Found(
            file,
            entry?.Line ?? file.Table([.. file.OptionsPath])?.Line ?? file.Table([.. file.OptionsPath.SkipLast(1)])?.Line ?? 1,
            entry is null ? $"SystemdCgroup is not set for {file.DefaultRuntime}, and false then" : $"SystemdCgroup = {entry.Written}",
            $"write SystemdCgroup = true below [{ContainerdFile.Heading(file.OptionsPath)}]",
            entry is null ? SystemdCgroupMisplaced.Added(file) : [file.Text.Replace(entry.Line, entry.Written, "true", file.Text[entry.Line].IndexOf("SystemdCgroup", StringComparison.Ordinal) + 1)]);
    }
}
