using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.Etcd;
using Kubewright.Provisioning.Config;

namespace Kubewright.Provisioning.Steps.Etcd;

/// <summary>The host has a key for etcd, made here, and a certificate for it or a request for one.</summary>
/// <param name="role"><see cref="HostRole.Etcd"/> for a member's, <see cref="HostRole.ControlPlane"/> for an API server's.</param>
public sealed class RequestEtcdCertificate(HostRole role) : IStep
{
    public string Title => role == HostRole.Etcd ? "Ask for a certificate for etcd" : "Ask for a certificate for the API server at etcd";

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) =>
        [.. EtcdSigner.Needs(blueprint.Spec), .. EtcdClients.Needs(blueprint.Spec), new(host, new EtcdCertificate(Identity(host)))];

    public Decision Decide(Situation situation)
    {
        var identity = Identity(situation.Host);
        if (role == HostRole.ControlPlane && !EtcdClients.Asks(situation, situation.Host))
        {
            return new Decision.Satisfied("kubeadm brings it when the host joins");
        }

        if (EtcdSigner.Flaw(situation, situation.Host, identity) is not { } flaw)
        {
            return new Decision.Satisfied("has a certificate");
        }

        return situation.Ask(new EtcdCertificate(identity)).HasAsked
            ? new Decision.Satisfied("has asked")
            : new Decision.Change(flaw, [new HostAction.RunCommand(new Command { Title = $"openssl req {identity.NameOn(situation.Host)}", Script = EtcdCertificates.Request(identity) })
            {
                UndoPrinter = EtcdCertificates.UndoRequest(identity),
            }]);
    }

    private EtcdIdentity Identity(Host host) => role == HostRole.Etcd ? EtcdIdentity.MemberOn(host) : EtcdIdentity.Client;
}
