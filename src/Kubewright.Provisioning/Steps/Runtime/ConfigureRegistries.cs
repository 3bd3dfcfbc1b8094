using System.Security.Cryptography;
using System.Text;
using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Inspection.Probes.Runtime;
using Kubewright.Provisioning.Config;

namespace Kubewright.Provisioning.Steps.Runtime;

/// <summary>containerd knows mirrors, authorities and logins of the registries in the cluster file, and none that were taken out of it.</summary>
public sealed class ConfigureRegistries : IStep
{
    public string Title => "Configure registries";

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) =>
        [new(host, new WrittenRegistries()), .. Files(blueprint.Spec).Select(file => new Need(host, Probe(file)))];

    public Decision Decide(Situation situation)
    {
        var registries = situation.Spec.Runtime.Registries;
        var stale = situation.Ask(new WrittenRegistries()).Except(registries.Select(RegistryConfig.Folder)).ToList();
        var differing = Files(situation.Spec).Where(file => !situation.Ask(Probe(file))).ToList();
        if (differing.Count == 0 && stale.Count == 0)
        {
            return new Decision.Satisfied(registries.Count == 0 ? "none" : $"{string.Join(", ", registries.Select(registry => registry.Host))} as wanted");
        }

        var why = new[]
        {
            differing.Count > 0 ? $"{string.Join(" and ", differing.Select(file => file.Path))} not as wanted" : null,
            stale.Count > 0 ? $"{string.Join(" and ", stale)} not in the cluster file any more" : null,
        };
        return new Decision.Change(
            string.Join("; ", why.OfType<string>()), [.. differing, .. stale.Select(folder => new HostAction.RunCommand(Forget(folder)))]);
    }

    /// <summary>Every file that is to be there.</summary>
    private static IEnumerable<HostAction.WriteFile> Files(ClusterSpec spec)
    {
        foreach (var registry in spec.Runtime.Registries)
        {
            var folder = RegistryConfig.Folder(registry);
            if (registry.Authority is { } authority)
            {
                yield return new(RegistryConfig.AuthorityPath(folder), authority);
            }

            var isSecret = registry.Password is not null;
            yield return new(RegistryConfig.HostsPath(folder), RegistryConfig.Write(registry)) { IsSecret = isSecret, Mode = isSecret ? "0600" : "0644" };
        }
    }

    // Also where nothing is secret: there may be an older file there that is.
    private static FileMatches Probe(HostAction.WriteFile file) =>
        new(file.Path, file.Mode.TrimStart('0'), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file.Content))));

    // What was there before Kubewright came is in the undo notes already; what Kubewright wrote is not to be kept.
    private static Command Forget(string folder)
    {
        var (hosts, authority) = (ShellText.Quote(RegistryConfig.HostsPath(folder)), ShellText.Quote(RegistryConfig.AuthorityPath(folder)));
        return new Command { Title = $"forget the registry {folder}", Script = $"rm -f {hosts} {authority} && rmdir --ignore-fail-on-non-empty \"$(dirname {hosts})\"" };
    }
}
