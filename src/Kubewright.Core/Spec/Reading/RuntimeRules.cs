namespace Kubewright.Core.Spec.Reading;

/// <summary>The runtime's versions against Kubernetes' own, and what is said of registries.</summary>
internal static class RuntimeRules
{
    public static void Judge(ClusterDocument document, IClusterFolder folder, SpecErrors errors)
    {
        JudgeVersions(document, errors);
        var hosts = new HashSet<string>();
        foreach (var registry in document.Runtime.Registries.Or([]))
        {
            JudgeRegistry(registry, folder, errors);
            if (registry.Host.Has(out var host) && !hosts.Add(host))
            {
                errors.Add(registry.Host.Place, $"the registry {host} is written a second time", "write everything about it in one entry");
            }
        }
    }

    private static void JudgeVersions(ClusterDocument document, SpecErrors errors)
    {
        var runtime = document.Runtime;
        if (runtime.Source.Or(RuntimeSource.Packages) == RuntimeSource.Packages && (runtime.Source.HasValue || !runtime.Source.IsWritten))
        {
            foreach (var field in new[] { runtime.ContainerdVersion, runtime.RuncVersion, runtime.CniPluginsVersion }.Where(field => field.IsWritten))
            {
                errors.Add(field.Place, "packages have the version that the distribution gives them", "write source: release beside it, or leave the version out");
            }
        }

        if (!runtime.ContainerdVersion.Has(out var containerd) || !document.Version.Has(out var kubernetes))
        {
            return;
        }

        if (containerd.Major >= 2 && !kubernetes.IsAtLeast(1, 23))
        {
            errors.Add(runtime.ContainerdVersion.Place, $"the kubelet of {kubernetes} does not speak with containerd {containerd}", "write a version of containerd 1.7");
        }
        else if (containerd < new Version(1, 6) || (containerd.Major == 1 && kubernetes.IsAtLeast(1, 36)))
        {
            errors.Add(
                runtime.ContainerdVersion.Place,
                $"containerd {containerd} is too old for Kubernetes {kubernetes}",
                $"write {RuntimeVersions.For(kubernetes).Containerd}, or leave it out");
        }
    }

    private static void JudgeRegistry(RegistryDocument registry, IClusterFolder folder, SpecErrors errors)
    {
        if (!registry.Host.IsWritten)
        {
            errors.Add(registry.Host.Place, "the registry has no host", "write host: as image references name it, such as docker.io");
        }

        if (registry.Mirrors.Items().Count == 0 && (registry.Mirrors.HasValue || !registry.Mirrors.IsWritten))
        {
            JudgeWithoutMirrors(registry, errors);
        }

        JudgeAuthority(registry, folder, errors);
        JudgeLogin(registry, folder, errors);
    }

    private static void JudgeWithoutMirrors(RegistryDocument registry, SpecErrors errors)
    {
        if (registry.Host.Has(out var host) && host == RegistrySpec.AnyHost)
        {
            errors.Add(registry.Mirrors.Place, "an entry for all registries needs mirrors", "write mirrors: and below it one URL a line");
        }
        else if (!registry.Ca.IsWritten && !registry.Username.IsWritten && !registry.PasswordFile.IsWritten)
        {
            errors.Add(registry.Mirrors.Place, "the entry says nothing about the registry", "write mirrors, ca, or username and passwordFile; or leave it out");
        }
    }

    private static void JudgeAuthority(RegistryDocument registry, IClusterFolder folder, SpecErrors errors)
    {
        if (!registry.Ca.Has(out var path))
        {
            return;
        }

        if (folder.ReadFile(path) is not { } text)
        {
            errors.Add(registry.Ca.Place, $"there is no certificate {folder.Resolve(path)}", "write its path, relative to this file, absolute or beginning with ~/");
        }
        else if (!text.Contains("-----BEGIN CERTIFICATE-----", StringComparison.Ordinal))
        {
            errors.Add(registry.Ca.Place, $"{folder.Resolve(path)} holds no certificate in PEM", "name the file with the authority's certificate, which begins with -----BEGIN CERTIFICATE-----");
        }
        else if (text.Contains("PRIVATE KEY-----", StringComparison.Ordinal))
        {
            errors.Add(registry.Ca.Place, $"{folder.Resolve(path)} holds a private key, and every host would get it", "name a file with the certificate alone");
        }
    }

    private static void JudgeLogin(RegistryDocument registry, IClusterFolder folder, SpecErrors errors)
    {
        if (registry.Username.IsWritten != registry.PasswordFile.IsWritten)
        {
            errors.Add(
                registry.Username.IsWritten ? registry.Username.Place : registry.PasswordFile.Place,
                registry.Username.IsWritten ? "a username, and no passwordFile" : "a passwordFile, and no username",
                "write both, or none where nobody logs in");
        }

        PasswordRules.Judge(registry.PasswordFile, folder, errors);
        if (registry.Username.IsWritten && registry.Mirrors.Values().FirstOrDefault(mirror => mirror.Scheme == "http") is { } open)
        {
            errors.Add(registry.Mirrors.Place, $"the password would go to {open} unencrypted", "write an https URL, or leave out username and passwordFile");
        }
    }
}
