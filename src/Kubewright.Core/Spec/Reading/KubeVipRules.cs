namespace Kubewright.Core.Spec.Reading;

/// <summary>How kube-vip is to hold the endpoint's address.</summary>
internal static class KubeVipRules
{
    public static void Judge(Draft draft, IClusterFolder folder, SpecErrors errors)
    {
        var written = draft.Document.Endpoint.KubeVip;
        if (draft.Kind != EndpointKind.KubeVip)
        {
            return;
        }

        JudgeImage(written, errors);
        JudgeTimes(written, errors);
        if (written.WantedMode == KubeVipMode.Bgp)
        {
            JudgeBgp(draft, written.Bgp, folder, errors);
        }
        else if (written.Bgp.IsWritten)
        {
            errors.Add(written.Bgp.Place, "peers of BGP have no meaning with mode: arp, where the hosts' own network is told of the address", "write mode: bgp, or leave bgp out");
        }
    }

    private static void JudgeImage(KubeVipDocument written, SpecErrors errors)
    {
        if (written.Version.Has(out var version) && version < KubeVipSpec.Oldest)
        {
            errors.Add(written.Version.Place, $"kube-vip {version} is too old: what it reads is known from {KubeVipSpec.Oldest} on", $"write {KubeVipBuilder.Defaults.Version}, or leave it out");
        }

        if (written.Image.Has(out var image) && (image.Contains('@') || image[(image.LastIndexOf('/') + 1)..].Contains(':')))
        {
            errors.Add(written.Image.Place, $"{image} has a tag or a digest", "write the image without it, and the version as endpoint.kubeVip.version: the tag is v and the version");
        }
    }

    // The leader election of client-go refuses to start with other times; a try may take a fifth longer than it is told to.
    private static void JudgeTimes(KubeVipDocument written, SpecErrors errors)
    {
        var defaults = KubeVipBuilder.Defaults;
        var (lease, renew, retry) = (written.LeaseDuration.Or(defaults.LeaseDuration), written.RenewDeadline.Or(defaults.RenewDeadline), written.RetryPeriod.Or(defaults.RetryPeriod));
        if (lease <= renew)
        {
            errors.Add(
                written.LeaseDuration.IsWritten ? written.LeaseDuration.Place : written.RenewDeadline.Place,
                $"a lease of {lease} s is not longer than the {renew} s in which it is to be renewed: two control planes could have the address",
                $"write a leaseDuration of more than {renew}, or a shorter renewDeadline");
        }

        if (renew * 5 <= retry * 6)
        {
            errors.Add(
                written.RenewDeadline.IsWritten ? written.RenewDeadline.Place : written.RetryPeriod.Place,
                $"{renew} s to renew the lease in leave no time for a second try after {retry} s",
                $"write a renewDeadline of more than {retry * 6 / 5}, or a shorter retryPeriod");
        }
    }

    private static void JudgeBgp(Draft draft, BgpDocument bgp, IClusterFolder folder, SpecErrors errors)
    {
        if (draft.IsV6)
        {
            errors.Add(bgp.Place, "a BGP router is known by an IPv4 address, and the hosts have none", "write mode: arp, which is neighbour discovery for IPv6");
        }

        if (!bgp.LocalAs.IsWritten)
        {
            errors.Add(bgp.LocalAs.Place, "mode: bgp, and no autonomous system of the control planes", "write bgp.localAs: and its number, such as 65000");
        }

        if (bgp.Peers.Or([]).Count == 0 && (bgp.Peers.HasValue || !bgp.Peers.IsWritten))
        {
            errors.Add(bgp.Peers.Place, "mode: bgp, and nobody to tell of the address", "write bgp.peers: and below it one router a line, such as - {address: 10.0.0.1, as: 65001}");
        }

        foreach (var peer in bgp.Peers.Or([]))
        {
            JudgePeer(peer, folder, errors);
        }
    }

    private static void JudgePeer(BgpPeerDocument peer, IClusterFolder folder, SpecErrors errors)
    {
        if (!peer.Address.IsWritten)
        {
            errors.Add(peer.Place, "the peer has no address", "write address: and the router's");
        }

        if (!peer.As.IsWritten)
        {
            errors.Add(peer.Place, "the peer has no autonomous system", "write as: and its number");
        }

        PasswordRules.Judge(peer.PasswordFile, folder, errors);

        // kube-vip takes peers as one text, with these between them and their parts.
        if (peer.PasswordFile.Has(out var path) && PasswordFile.Trouble(path, folder) is null && PasswordFile.Read(path, folder).Reveal() is var password && (password.Contains(':') || password.Contains(',')))
        {
            errors.Add(peer.PasswordFile.Place, $"the password in {folder.Resolve(path)} has a colon or a comma, which kube-vip would take for its end", "agree on another password with the router");
        }
    }
}
