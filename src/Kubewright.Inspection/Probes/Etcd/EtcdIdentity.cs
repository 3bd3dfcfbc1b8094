using System.Net;
using Kubewright.Core.Hosts;
using Kubewright.Core.Spec;

namespace Kubewright.Inspection.Probes.Etcd;

/// <summary>Somebody whom etcd's certificates are for, and where on the host they lie: <c>NAME.key</c>, <c>NAME.csr</c> and <c>NAME.crt</c> beside <c>ca.crt</c>.</summary>
public sealed record EtcdIdentity
{
    /// <summary>Also where an etcd host keeps the authority's own key.</summary>
    public const string MemberFolder = EtcdInstance.ConfigFolder + "/pki";

    // Not in kubeadm's own folder for certificates: kubeadm clears that away when an attempt is taken back.
    private const string ClientFolder = "/etc/kubernetes/etcd";

    /// <summary>The API servers of all control planes: kubeadm hands their key on from one to the next.</summary>
    public static readonly EtcdIdentity Client = new() { Folder = ClientFolder, Name = "client", CommonName = "kube-apiserver-etcd-client" };

    public required string Folder { get; init; }

    public required string Name { get; init; }

    public required string CommonName { get; init; }

    /// <summary>Names and addresses under which it is reached; none for one that only asks.</summary>
    public IReadOnlyList<string> Sans { get; init; } = [];

    public string KeyPath => $"{Folder}/{Name}.key";

    public string RequestPath => $"{Folder}/{Name}.csr";

    public string CertificatePath => $"{Folder}/{Name}.crt";

    public string AuthorityPath => $"{Folder}/ca.crt";

    /// <summary>A host's members: server, peer and client of each other in one.</summary>
    public static EtcdIdentity MemberOn(Host host) => new()
    {
        Folder = MemberFolder,
        Name = "member",
        CommonName = host.Name.ToString(),
        Sans = [host.Name.ToString(), "localhost", host.Address.ToString(), IPAddress.Loopback.ToString(), IPAddress.IPv6Loopback.ToString()],
    };

    /// <summary>Under which name its certificate is kept where it is made.</summary>
    public string NameOn(Host host) => $"{Name}-{host}";
}
