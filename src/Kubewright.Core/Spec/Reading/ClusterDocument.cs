using System.Net;
using Kubewright.Core.Hosts;

namespace Kubewright.Core.Spec.Reading;

/// <summary>The cluster file as it is written: typed, with places, without defaults, and not yet judged as a whole.</summary>
internal sealed record ClusterDocument
{
    public required Place Place { get; init; }

    public required Field<string> ApiVersion { get; init; }

    public required Field<string> Kind { get; init; }

    public required Field<string> Name { get; init; }

    public required Field<string> Lab { get; init; }

    public required Field<KubernetesVersion> Version { get; init; }

    public required LoginDocument Ssh { get; init; }

    public required Field<IReadOnlyList<HostDocument>> Hosts { get; init; }

    public required EndpointDocument Endpoint { get; init; }

    public required NetworkingDocument Networking { get; init; }

    public required RuntimeDocument Runtime { get; init; }

    public required ArtifactsDocument Artifacts { get; init; }

    public required TimeDocument Time { get; init; }

    public required KubeadmDocument Kubeadm { get; init; }

    public required ProxyDocument Proxy { get; init; }

    public required PreflightDocument Preflight { get; init; }

    public required EtcdDocument Etcd { get; init; }
}

internal sealed record LoginDocument
{
    public required Field<string> User { get; init; }

    public required Field<int> Port { get; init; }

    public required Field<string> Key { get; init; }

    public required Field<string> KnownHosts { get; init; }

    public required Field<IReadOnlyList<Field<JumpHost>>> Jump { get; init; }

    public required Field<string> SudoPasswordFile { get; init; }
}

internal sealed record HostDocument
{
    public required Field<HostName> Name { get; init; }

    public required Field<IPAddress> Address { get; init; }

    public required Field<IReadOnlyList<Field<HostRole>>> Roles { get; init; }

    public required LoginDocument Login { get; init; }

    public required Field<IReadOnlyList<KeyValuePair<string, Field<string>>>> Labels { get; init; }

    public required Field<IReadOnlyList<Field<Taint>>> Taints { get; init; }

    public required Field<YamlMapping> KubeletConfiguration { get; init; }
}

internal sealed record EndpointDocument
{
    public required Place Place { get; init; }

    public required Field<EndpointKind> Kind { get; init; }

    public required Field<IPAddress> Address { get; init; }

    public required Field<string> Name { get; init; }

    public required Field<int> Port { get; init; }

    public required Field<Balancer> Balancer { get; init; }

    public required Field<int> RouterId { get; init; }

    public required KubeVipDocument KubeVip { get; init; }

    public required Field<bool> Staged { get; init; }
}

internal sealed record NetworkingDocument
{
    public required Field<Cidr> PodCidr { get; init; }

    public required Field<Cidr> ServiceCidr { get; init; }

    public required Field<string> DnsDomain { get; init; }

    public required Field<CniKind> Cni { get; init; }

    public required Field<IReadOnlyList<Field<string>>> Manifests { get; init; }
}

internal sealed record RuntimeDocument
{
    public required Field<RuntimeSource> Source { get; init; }

    public required Field<Version> ContainerdVersion { get; init; }

    public required Field<Version> RuncVersion { get; init; }

    public required Field<Version> CniPluginsVersion { get; init; }

    public required Field<IReadOnlyList<RegistryDocument>> Registries { get; init; }

    public required Field<string> SandboxImage { get; init; }

    public required Field<bool> RestrictOomScoreAdj { get; init; }
}

internal sealed record RegistryDocument
{
    public required Field<string> Host { get; init; }

    public required Field<IReadOnlyList<Field<Uri>>> Mirrors { get; init; }

    public required Field<string> Ca { get; init; }

    public required Field<string> Username { get; init; }

    public required Field<string> PasswordFile { get; init; }
}

internal sealed record ProxyDocument
{
    public required Field<Uri> Http { get; init; }

    public required Field<Uri> Https { get; init; }

    public required Field<IReadOnlyList<Field<string>>> NoProxy { get; init; }
}

internal sealed record ArtifactsDocument
{
    public required Field<KubernetesSource> Kubernetes { get; init; }

    public required Field<string> Directory { get; init; }

    public required Field<Uri> Url { get; init; }

    public required Field<string> ImageRepository { get; init; }
}

internal sealed record TimeDocument
{
    public required Place Place { get; init; }

    public required Field<TimeKind> Kind { get; init; }

    public required Field<HostName> Source { get; init; }

    public required Field<IReadOnlyList<Field<string>>> Servers { get; init; }
}

internal sealed record KubeadmDocument
{
    public required Field<IReadOnlyList<Field<string>>> SkipPhases { get; init; }

    public required Field<IReadOnlyList<Field<string>>> IgnorePreflightErrors { get; init; }

    public required Field<IReadOnlyList<Field<string>>> ExtraSans { get; init; }

    public required Field<YamlMapping> ClusterConfiguration { get; init; }

    public required Field<YamlMapping> KubeletConfiguration { get; init; }

    public required Field<YamlMapping> KubeProxyConfiguration { get; init; }
}

internal sealed record PreflightDocument
{
    public required Field<IReadOnlyList<Field<string>>> Accept { get; init; }
}

internal sealed record EtcdDocument
{
    public required Place Place { get; init; }

    public required Field<bool> Events { get; init; }

    public required Field<string> Version { get; init; }

    public required Field<YamlMapping> Settings { get; init; }
}
