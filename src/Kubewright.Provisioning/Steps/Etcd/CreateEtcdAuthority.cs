using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Etcd;
using Kubewright.Provisioning.Config;

namespace Kubewright.Provisioning.Steps.Etcd;

/// <summary>etcd has a certificate authority of its own, and a host of etcd has its key.</summary>
public sealed class CreateEtcdAuthority : IStep
{
    public string Title => "Make etcd's certificate authority";

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) =>
        [.. EtcdSigner.Needs(blueprint.Spec), .. blueprint.Spec.EtcdHosts.Select(peer => new Need(peer, new EtcdTraces(EtcdInstance.Main)))];

    public Decision Decide(Situation situation)
    {
        var signer = EtcdSigner.Choose(situation);
        if (situation.Ask(signer, new EtcdAuthority()).CanSign)
        {
            return new Decision.Satisfied($"{signer} has its key");
        }

        if (signer != situation.Host)
        {
            return new Decision.Satisfied($"{signer} makes it");
        }

        var running = situation.Spec.EtcdHosts.FirstOrDefault(host => situation.Ask(host, new EtcdTraces(EtcdInstance.Main)).HasData);
        return running is null
            ? new Decision.Change(
                "there is none yet",
                [
                    new HostAction.RunCommand(new Command { Title = "openssl req etcd-ca", Script = EtcdCertificates.CreateAuthority })
                    {
                        UndoPrinter = EtcdCertificates.UndoRequest(EtcdIdentity.MemberOn(situation.Host)),
                    },
                ])
            : new Decision.Blocked(
                $"{running} has etcd's data, and no host of etcd has the key of etcd's authority, {EtcdAuthority.KeyPath}",
                "put it back from a backup; a new authority would shut the members out from each other");
    }
}
