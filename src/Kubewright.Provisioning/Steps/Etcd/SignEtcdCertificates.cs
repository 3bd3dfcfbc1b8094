using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Etcd;
using Kubewright.Provisioning.Config;

namespace Kubewright.Provisioning.Steps.Etcd;

/// <summary>Whoever needs a certificate for etcd and has asked finds it on the host that signs.</summary>
public sealed class SignEtcdCertificates : IStep
{
    public string Title => "Sign certificates for etcd";

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) =>
    [
        .. EtcdSigner.Needs(blueprint.Spec), .. EtcdClients.Needs(blueprint.Spec),
        .. Owners(blueprint.Spec).Select(owner => new Need(owner.Host, new EtcdCertificate(owner.Identity))),
    ];

    public Decision Decide(Situation situation)
    {
        var signer = EtcdSigner.Choose(situation);
        if (signer != situation.Host)
        {
            return new Decision.Satisfied($"{signer} signs");
        }

        var wanting = Owners(situation.Spec)
            .Where(owner => owner.Identity != EtcdIdentity.Client || EtcdClients.Asks(situation, owner.Host))
            .Where(owner => EtcdSigner.Flaw(situation, owner.Host, owner.Identity) is not null || LacksKey(situation, owner))
            .Where(owner => !HasIssued(situation, owner))
            .ToList();
        var silent = wanting.Where(owner => !situation.Ask(owner.Host, new EtcdCertificate(owner.Identity)).HasAsked).ToList();
        return !situation.Ask(new EtcdAuthority()).CanSign ? new Decision.Later("there is no authority yet")
            : silent.Count > 0 ? new Decision.Later($"{string.Join(", ", silent.Select(owner => owner.Host))} not asked for one yet")
            : wanting.Count == 0 ? new Decision.Satisfied("nobody waits for one")
            : new Decision.Change($"{string.Join(", ", wanting.Select(owner => owner.Identity.NameOn(owner.Host)))} asked", [.. wanting.Select(owner => Sign(situation, owner))]);
    }

    private static IEnumerable<(Host Host, EtcdIdentity Identity)> Owners(ClusterSpec spec) =>
        [.. spec.EtcdHosts.Select(host => (host, EtcdIdentity.MemberOn(host))), .. spec.ControlPlanes.Select(host => (host, EtcdIdentity.Client))];

    // A member keeps a copy of the authority's key, so that the loss of one host is not the loss of the authority.
    private static bool LacksKey(Situation situation, (Host Host, EtcdIdentity Identity) owner) =>
        owner.Identity != EtcdIdentity.Client && !situation.Ask(owner.Host, new EtcdAuthority()).CanSign;

    private static bool HasIssued(Situation situation, (Host Host, EtcdIdentity Identity) owner)
    {
        var (own, state) = (situation.Ask(new EtcdAuthority()), situation.Ask(owner.Host, new EtcdCertificate(owner.Identity)));
        var name = owner.Identity.NameOn(owner.Host);
        return own.Issued.TryGetValue(name, out var issued)
            && EtcdCertificateState.FlawOf(issued, state.Key, state.Now, owner.Identity.Sans) is null
            && (!LacksKey(situation, owner) || owner.Host == situation.Host || own.Wrapped.ContainsKey(name));
    }

    private static HostAction.RunCommand Sign(Situation situation, (Host Host, EtcdIdentity Identity) owner)
    {
        var (host, identity) = owner;
        var request = situation.Ask(host, new EtcdCertificate(identity)).Request!;
        return new(new Command
        {
            Title = $"openssl sign {identity.NameOn(host)}",
            Script = EtcdCertificates.Sign(identity, identity.NameOn(host), request, identity != EtcdIdentity.Client && host != situation.Host),
        });
    }
}
