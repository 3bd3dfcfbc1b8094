using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.Etcd;
using Kubewright.Provisioning.Config;

namespace Kubewright.Provisioning.Steps.Etcd;

/// <summary>Every host of etcd has the authority's key, so that certificates can still be signed when one host is lost. It comes encrypted for this host alone.</summary>
public sealed class KeepEtcdAuthority : IStep
{
    public string Title => "Keep a copy of the key of etcd's authority";

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) => EtcdSigner.Needs(blueprint.Spec);

    public Decision Decide(Situation situation)
    {
        var authority = EtcdSigner.Authority(situation);
        if (!authority.CanSign)
        {
            return new Decision.Later("there is no authority yet");
        }

        if (situation.Ask(new EtcdAuthority()).Key == authority.Key)
        {
            return new Decision.Satisfied("has it");
        }

        var identity = EtcdIdentity.MemberOn(situation.Host);
        return authority.Wrapped.TryGetValue(identity.NameOn(situation.Host), out var wrapped)
            ? new Decision.Change("it is not here", [new HostAction.RunCommand(new Command { Title = "openssl cms -decrypt", Script = EtcdCertificates.Unwrap(identity, wrapped) })])
            : new Decision.Later($"{EtcdSigner.Choose(situation)} has not wrapped it for this host yet");
    }
}
