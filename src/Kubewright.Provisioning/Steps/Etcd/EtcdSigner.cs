using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Etcd;

namespace Kubewright.Provisioning.Steps.Etcd;

/// <summary>The etcd host that signs certificates: the first that has the authority's key; the first of all where none has.</summary>
internal static class EtcdSigner
{
    public static IEnumerable<Need> Needs(ClusterSpec spec) => spec.EtcdHosts.Select(host => new Need(host, new EtcdAuthority()));

    public static Host Choose(Situation situation) =>
        situation.Spec.EtcdHosts.FirstOrDefault(host => situation.Ask(host, new EtcdAuthority()).CanSign) ?? situation.Spec.EtcdHosts.First();

    /// <summary>What the signing host has of the authority.</summary>
    public static EtcdAuthorityState Authority(Situation situation) => situation.Ask(Choose(situation), new EtcdAuthority());

    /// <summary>What is wrong with a host's certificate, measured by the authority; null where nothing is.</summary>
    public static string? Flaw(Situation situation, Host host, EtcdIdentity identity)
    {
        var state = situation.Ask(host, new EtcdCertificate(identity));
        return state.Flaw(identity) ?? (state.Authority != Authority(situation).Certificate ? "the certificate is of another authority" : null);
    }
}
