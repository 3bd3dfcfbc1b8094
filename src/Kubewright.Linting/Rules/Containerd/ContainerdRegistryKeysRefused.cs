using Kubewright.Core.Findings;
using Kubewright.Linting.Files;

namespace Kubewright.Linting.Rules.Containerd;

internal sealed class ContainerdRegistryKeysRefused() : FileRule<ContainerdFile>(
    "containerd-registry-keys-refused",
    Severity.Error,
    "Mirrors of registries are written in one way only",
    "beside config_path containerd refuses registry.mirrors and registry.configs: the CRI plugin does not load, and the kubelet finds no runtime ('unknown service')")
{
    protected override IEnumerable<LintFinding> Judge(ContainerdFile file, LintSet set)
    {
        var old = file.Entries.Where(entry => entry.Path is ["plugins", ContainerdFile.OldCri or ContainerdFile.Images, "registry", "mirrors", _, ..]
            || (entry.Path is ["plugins", ContainerdFile.OldCri or ContainerdFile.Images, "registry", "configs", _, ..] && entry.Path.Contains("tls"))).ToList();
        if (old.Count == 0)
        {
            yield break;
        }

        var path = file.Entries.FirstOrDefault(entry => entry.Path is ["plugins", ContainerdFile.OldCri or ContainerdFile.Images, "registry", "config_path"] && entry.Value is string { Length: > 0 });
        yield return Found(
            file,
            old[0].Line,
            path is null ? $"{ContainerdFile.Heading(old[0].Path.Skip(2).SkipLast(1))} is written in a way that containerd gave up" : $"{ContainerdFile.Heading(old[0].Path.Skip(2).SkipLast(1))} beside config_path in line {path.Line}",
            "write each registry as HOST/hosts.toml in the folder of config_path, and take these tables out") with
        {
            Severity = path is null ? Severity.Warning : Severity.Error,
        };
    }
}
