using System.Collections.Immutable;
using Kubewright.Core.Hosts;

namespace Kubewright.Core.Spec.Reading;

/// <summary>Makes the cluster of a draft in which nothing is wrong.</summary>
internal static class SpecBuilder
{
    public static ClusterSpec Build(Draft draft, IClusterFolder folder)
    {
        var document = draft.Document;
        var hosts = draft.Hosts.Select(host => Host(host, document.Ssh, folder)).ToList();
        return new ClusterSpec
        {
            Name = document.Name.Or("kubernetes"),
            Lab = document.Lab.OrNull(),
            KubernetesVersion = document.Version.Or(default),
            Hosts = hosts,
            Endpoint = Endpoint(draft, folder),
            Networking = Networking(draft, folder),
            Runtime = RuntimeBuilder.Build(document.Runtime, folder),
            Artifacts = Artifacts(document.Artifacts, folder),
            Time = Time(document.Time, hosts),
            Kubeadm = Kubeadm(document.Kubeadm),
            Proxy = Proxy(document.Proxy),
            Preflight = new PreflightSpec { Accept = document.Preflight.Accept.Values() },
            Etcd = new EtcdSpec
            {
                Events = document.Etcd.Events.Or(false),
                Version = document.Etcd.Version.OrNull(),
                Settings = Fragment(document.Etcd.Settings),
            },
        };
    }

    private static Host Host(DraftHost host, LoginDocument defaults, IClusterFolder folder)
    {
        var login = host.Document.Login;
        return new Host
        {
            Name = host.Name,
            Address = host.Address!,
            Roles = host.Roles,
            Login = new Login
            {
                User = login.User.OrNull() ?? defaults.User.Or("root"),
                Port = login.Port.Has(out var port) ? port : defaults.Port.Or(22),
                KeyFile = Resolved(login.Key.OrNull() ?? defaults.Key.OrNull(), folder),
                KnownHostsFile = Resolved(login.KnownHosts.OrNull() ?? defaults.KnownHosts.OrNull(), folder),

                // An empty list at a host means that it alone is reached directly.
                Jumps = (login.Jump.HasValue ? login.Jump : defaults.Jump).Values() is { Count: > 0 } jumps ? jumps : [],
                SudoPassword = (login.SudoPasswordFile.OrNull() ?? defaults.SudoPasswordFile.OrNull()) is { } password ? PasswordFile.Read(password, folder) : null,
            },
            Labels = Labels(host.Document.Labels),
            Taints = host.Document.Taints.Values(),
            KubeletConfiguration = Fragment(host.Document.KubeletConfiguration),
        };
    }

    private static EndpointSpec Endpoint(Draft draft, IClusterFolder folder)
    {
        var written = draft.Document.Endpoint;
        return new EndpointSpec
        {
            Kind = draft.Kind,
            Address = written.Address.Has(out var address) ? address : null,
            Name = written.Name.OrNull(),
            Port = draft.Port,
            Balancer = written.Balancer.Or(Balancer.Haproxy),
            RouterId = written.RouterId.Or(51),
            KubeVip = draft.Kind == EndpointKind.KubeVip ? KubeVipBuilder.Build(written.KubeVip, folder) : null,
            IsStaged = written.Staged.Or(false),
        };
    }

    private static NetworkingSpec Networking(Draft draft, IClusterFolder folder)
    {
        var written = draft.Document.Networking;
        return new NetworkingSpec
        {
            PodCidr = draft.PodCidr,
            ServiceCidr = draft.ServiceCidr,
            DnsDomain = written.DnsDomain.Or("cluster.local"),
            Cni = draft.Cni,
            Manifests = [.. written.Manifests.Values().Select(path => new ManifestFile(path, folder.ReadFile(path)!))],
        };
    }

    private static ArtifactsSpec Artifacts(ArtifactsDocument written, IClusterFolder folder) => new()
    {
        Directory = Resolved(written.Directory.OrNull(), folder),
        Url = written.Url.Has(out var url) ? url : null,
        Kubernetes = written.Kubernetes.Or(KubernetesSource.Programs),
        ImageRepository = written.ImageRepository.OrNull(),
    };

    private static ProxySpec Proxy(ProxyDocument written) => new()
    {
        Http = written.Http.Has(out var http) ? http : null,
        Https = written.Https.Has(out var https) ? https : null,
        NoProxy = written.NoProxy.Values(),
    };

    private static TimeSpec Time(TimeDocument written, List<Host> hosts)
    {
        var kind = written.Kind.Or(TimeKind.Keep);
        return new TimeSpec
        {
            Kind = kind,
            Source = kind != TimeKind.Cluster ? null : hosts.First(host => written.Source.Has(out var name) ? host.Name == name : host.Is(HostRole.ControlPlane)),
            Servers = written.Servers.Values(),
        };
    }

    private static KubeadmSpec Kubeadm(KubeadmDocument written) => new()
    {
        SkipPhases = written.SkipPhases.Values(),
        IgnorePreflightErrors = written.IgnorePreflightErrors.Values(),
        ExtraSans = written.ExtraSans.Values(),
        ClusterConfiguration = Fragment(written.ClusterConfiguration),
        KubeletConfiguration = Fragment(written.KubeletConfiguration),
        KubeProxyConfiguration = Fragment(written.KubeProxyConfiguration),
    };

    // Sorted, so that the order in the file makes no difference.
    private static ImmutableSortedDictionary<string, string> Labels(Field<IReadOnlyList<KeyValuePair<string, Field<string>>>> written) =>
        written.Or([]).ToImmutableSortedDictionary(label => label.Key, label => label.Value.Or(""), StringComparer.Ordinal);

    private static YamlMap Fragment(Field<YamlMapping> written) => written.Has(out var map) ? YamlFragment.Of(map) : YamlMap.Empty;

    private static string? Resolved(string? path, IClusterFolder folder) => path is null ? null : folder.Resolve(path);
}
