using System.Net;

namespace Kubewright.Core.Spec.Reading;

/// <summary>What the file says of kube-vip, as it is written.</summary>
internal sealed record KubeVipDocument
{
    public required Place Place { get; init; }

    public required Field<Version> Version { get; init; }

    public required Field<string> Image { get; init; }

    public required Field<KubeVipMode> Mode { get; init; }

    public required Field<string> Interface { get; init; }

    public required Field<int> LeaseDuration { get; init; }

    public required Field<int> RenewDeadline { get; init; }

    public required Field<int> RetryPeriod { get; init; }

    public required BgpDocument Bgp { get; init; }

    public bool IsWritten =>
        Version.IsWritten || Image.IsWritten || Mode.IsWritten || Interface.IsWritten || LeaseDuration.IsWritten || RenewDeadline.IsWritten || RetryPeriod.IsWritten || Bgp.IsWritten;

    /// <summary>Whoever writes with whom to speak BGP means BGP.</summary>
    public KubeVipMode WantedMode => Mode.Or(Bgp.IsWritten ? KubeVipMode.Bgp : KubeVipMode.Arp);
}

internal sealed record BgpDocument
{
    public required Place Place { get; init; }

    public required Field<uint> LocalAs { get; init; }

    public required Field<IReadOnlyList<BgpPeerDocument>> Peers { get; init; }

    public bool IsWritten => LocalAs.IsWritten || Peers.IsWritten;
}

internal sealed record BgpPeerDocument
{
    public required Place Place { get; init; }

    public required Field<IPAddress> Address { get; init; }

    public required Field<uint> As { get; init; }

    public required Field<string> PasswordFile { get; init; }

    public required Field<bool> Multihop { get; init; }
}
