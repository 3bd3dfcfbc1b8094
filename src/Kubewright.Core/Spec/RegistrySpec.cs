using System.Text;
using Kubewright.Core.Hosts;

namespace Kubewright.Core.Spec;

/// <summary>How containerd reaches a registry.</summary>
public sealed record RegistrySpec
{
    /// <summary>In place of a host: all registries that have no entry of their own.</summary>
    public const string AnyHost = "*";

    /// <summary>As in image references: <c>docker.io</c>, <c>registry.example.com:5000</c>; or <see cref="AnyHost"/>.</summary>
    public required string Host { get; init; }

    /// <summary>Asked before the registry itself, in this order. None where authority and login are those of the registry itself.</summary>
    public IReadOnlyList<Uri> Mirrors { get; init; } = [];

    /// <summary>Certificates in PEM, by which the mirrors are verified, or the registry itself where there are none; besides those that hosts trust anyway.</summary>
    public string? Authority { get; init; }

    /// <summary>Who logs in there; none means nobody does.</summary>
    public string? Username { get; init; }

    /// <summary>Set exactly where <see cref="Username"/> is.</summary>
    public Secret? Password { get; init; }

    /// <summary>What the Authorization header of a request says; null where nobody logs in.</summary>
    public Secret? Authorization => Password is null
        ? null
        : new Secret($"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Username}:{Password.Reveal()}"))}");

    /// <summary>Where authority and login belong: the mirrors, else the registry itself.</summary>
    public IReadOnlyList<Uri> Servers => Mirrors.Count > 0 ? Mirrors : [OwnServer!];

    /// <summary>The registry's own address; null for <see cref="AnyHost"/>.</summary>
    public Uri? OwnServer => Host switch
    {
        AnyHost => null,
        "docker.io" => new Uri("https://registry-1.docker.io"),
        _ => new Uri($"https://{Host}"),
    };
}
