namespace Kubewright.Core.Spec.Reading;

/// <summary>Makes kube-vip's part of a cluster in which nothing is wrong.</summary>
internal static class KubeVipBuilder
{
    /// <summary>What is taken where nothing is written.</summary>
    public static KubeVipSpec Defaults { get; } = new();

    public static KubeVipSpec Build(KubeVipDocument written, IClusterFolder folder) => new()
    {
        Version = written.Version.Or(Defaults.Version),
        Image = written.Image.Or(Defaults.Image),
        Mode = written.WantedMode,
        Interface = written.Interface.OrNull(),
        LeaseDuration = written.LeaseDuration.Or(Defaults.LeaseDuration),
        RenewDeadline = written.RenewDeadline.Or(Defaults.RenewDeadline),
        RetryPeriod = written.RetryPeriod.Or(Defaults.RetryPeriod),
        Bgp = written.WantedMode == KubeVipMode.Bgp
            ? new BgpSpec { LocalAs = written.Bgp.LocalAs.Or(0u), Peers = [.. written.Bgp.Peers.Or([]).Select(peer => Peer(peer, folder))] }
            : null,
    };

    private static BgpPeer Peer(BgpPeerDocument written, IClusterFolder folder) => new()
    {
        Address = written.Address.Has(out var address) ? address : throw new InvalidOperationException("a peer without an address is refused before"),
        As = written.As.Or(0u),
        Password = written.PasswordFile.Has(out var password) ? PasswordFile.Read(password, folder) : null,
        Multihop = written.Multihop.Or(false),
    };
}
