using Kubewright.Core.Spec;
using Kubewright.Core.Spec.Writing;

namespace Kubewright.Core.Inventories.Mapping;

/// <summary>Where programs, images, packages and the time come from: runtime, registries, mirrors, proxies and time servers.</summary>
internal sealed class SupplyMapping(VariableScope variables, FileMap root)
{
    private static readonly IReadOnlyList<(string Variable, string Registry)> Repositories =
    [
        ("docker_image_repo", "docker.io"), ("quay_image_repo", "quay.io"), ("gcr_image_repo", "gcr.io"), ("github_image_repo", "ghcr.io"),
    ];

    // Registries as they are without a mirror.
    private static readonly string[] Upstream = ["registry.k8s.io", "k8s.gcr.io", "gcr.io", "docker.io", "quay.io", "ghcr.io"];

    private readonly Dictionary<string, List<string>> _mirrors = [];

    public void Write()
    {
        Runtime();
        Repository();
        Mirrors();
        Registries();
        Files();
        Proxy();
        Time();
    }

    private void Runtime()
    {
        if (variables.Find("container_manager") is { } manager)
        {
            if (VariableScope.Text(manager) == "containerd")
            {
                variables.Drop(manager, "it is so anyway");
            }
            else
            {
                variables.Report(manager, "containerd is the only runtime here", "nothing, if that is the same to you");
            }
        }

        if (variables.Find("registry_host") is { } host)
        {
            variables.Drop(host, "what refers to it was carried over or reported");
        }
    }

    private void Repository()
    {
        if (variables.Find("kube_image_repo") is not { } found)
        {
            return;
        }

        var repository = VariableScope.Text(found).TrimEnd('/');
        if (Upstream.Contains(repository))
        {
            variables.Drop(found, "it is so anyway");
            return;
        }

        root.Map("artifacts", "Where Kubernetes comes from.").Set("imageRepository", repository, $"{found.Place}: {found.Name}");
        variables.Carry(found, "artifacts.imageRepository");
    }

    private void Mirrors()
    {
        foreach (var (name, registry) in Repositories)
        {
            if (variables.Find(name) is not { } found)
            {
                continue;
            }

            var mirror = VariableScope.Text(found).TrimEnd('/');
            if (Upstream.Contains(mirror))
            {
                variables.Drop(found, "it is so anyway");
            }
            else
            {
                Add(registry, "https://" + mirror);
                variables.Carry(found, "runtime.registries");
            }
        }
    }

    private void Registries()
    {
        if (variables.Find("containerd_registries") is { Value: YamlMap map } registries)
        {
            foreach (var (registry, mirror) in map.Entries)
            {
                foreach (var url in mirror is IEnumerable<object?> list ? list : [mirror])
                {
                    Add(registry, url?.ToString() ?? "");
                }
            }

            variables.Carry(registries, "runtime.registries");
        }

        if (variables.Find("containerd_registries_mirrors") is { Value: IEnumerable<object?> entries } mirrors)
        {
            foreach (var entry in entries.OfType<YamlMap>())
            {
                foreach (var mirror in (entry["mirrors"] as IEnumerable<object?> ?? []).OfType<YamlMap>())
                {
                    Add(entry["prefix"]?.ToString() ?? "", mirror["host"]?.ToString() ?? "");
                }
            }

            variables.Carry(mirrors, "runtime.registries");
        }

        foreach (var (registry, urls) in _mirrors)
        {
            root.Map("runtime", "containerd, and the registries it pulls from.").Item("registries", null).Set("host", registry).Set("mirrors", urls);
        }

        Report("containerd_registry_auth", "passwords do not belong into a cluster file", "write username and passwordFile at the registry in runtime.registries");
        Report("containerd_insecure_registries", "registries are verified here", "write the registry's authority as ca at the registry in runtime.registries, or its mirror with http://");
    }

    private void Add(string registry, string url)
    {
        if (!_mirrors.TryGetValue(registry, out var urls))
        {
            _mirrors[registry] = urls = [];
        }

        if (!urls.Contains(url))
        {
            urls.Add(url);
        }
    }

    private void Files()
    {
        const string Why = "Kubewright takes programs from a directory or a web server that has a catalogue with digests, and not URL by URL";
        const string Remedy = "write such a catalogue for the mirror, and artifacts.url or artifacts.directory; see docs/how-to/air-gapped-artifacts.md";
        foreach (var variable in variables.All.Where(variable => variable.Name == "files_repo" || variable.Name.EndsWith("_download_url", StringComparison.Ordinal)))
        {
            variables.Ledger.Report(variable, Why, Remedy);
        }

        foreach (var variable in variables.All.Where(variable =>
            variable.Name is "yum_repo" or "debian_repo" or "ubuntu_repo" or "fedora_repo" || variable.Name.EndsWith("_repo_base_url", StringComparison.Ordinal) || variable.Name.EndsWith("_repo_gpgkey", StringComparison.Ordinal) || variable.Name.EndsWith("_repo_repokey", StringComparison.Ordinal)))
        {
            variables.Ledger.Report(variable, "packages come from the repositories that the hosts know", "see that the hosts' package manager is set up for that mirror");
        }
    }

    private void Proxy()
    {
        var proxy = root.Map("proxy", "For package managers, containerd, the kubelet and downloads. The cluster's own addresses are left out by themselves.");
        foreach (var (name, field) in ((string, string)[])[("http_proxy", "http"), ("https_proxy", "https")])
        {
            if (variables.Find(name) is { } found)
            {
                proxy.Set(field, VariableScope.Text(found), $"{found.Place}: {found.Name}");
                variables.Carry(found, $"proxy.{field}");
            }
        }

        var exceptions = new List<string>();
        foreach (var name in (string[])["no_proxy", "additional_no_proxy"])
        {
            if (variables.Find(name) is { } found)
            {
                exceptions.AddRange(VariableScope.Texts(found));
                variables.Carry(found, "proxy.noProxy");
            }
        }

        if (exceptions.Count > 0)
        {
            proxy.Set("noProxy", exceptions);
        }
    }

    // Kubespray installs a time service, and writes its servers only where it is told to manage its configuration.
    private void Time()
    {
        var servers = variables.Find("ntp_servers");
        var manages = variables.Find("ntp_manage_config");
        if (variables.Find("ntp_enabled") is not { } enabled || !VariableScope.IsOn(enabled))
        {
            Drop(servers, "ntp_enabled is not on");
            return;
        }

        if (servers is not null && VariableScope.IsOn(manages))
        {
            var names = (servers.Value as IEnumerable<object?> ?? []).Select(server => server?.ToString()?.Split(' ')[0] ?? "").Where(server => server.Length > 0).ToList();
            root.Map("time", "Where the hosts' time comes from.").Set("kind", "upstream").Set("servers", names, $"{servers.Place}: ntp_servers");
            variables.Carry(servers, "time.servers");
            variables.Carry(enabled, "time.kind");
            Drop(manages, "time.kind says it");
        }
        else
        {
            variables.Report(enabled, "hosts keep the time service they have", "write time: with kind: upstream and servers:, or see that the hosts have a time service");
            Drop(servers, "ntp_manage_config is not on");
        }
    }

    private void Report(string name, string why, string remedy)
    {
        if (variables.Find(name) is { } found)
        {
            variables.Report(found, why, remedy);
        }
    }

    private void Drop(Variable? found, string why)
    {
        if (found is not null)
        {
            variables.Drop(found, why);
        }
    }
}
