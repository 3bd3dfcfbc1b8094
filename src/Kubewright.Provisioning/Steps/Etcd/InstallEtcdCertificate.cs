using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.Etcd;

namespace Kubewright.Provisioning.Steps.Etcd;

/// <summary>The host has its certificate for etcd. etcd and the API server take up a new one by themselves.</summary>
/// <param name="role"><see cref="HostRole.Etcd"/> for a member's, <see cref="HostRole.ControlPlane"/> for an API server's.</param>
public sealed class InstallEtcdCertificate(HostRole role) : IStep
{
    public string Title => role == HostRole.Etcd ? "Lay down the certificate for etcd" : "Lay down the API server's certificate for etcd";

    // A host whose clock is behind has to wait until its certificate begins to hold.
    public TimeSpan Settle => TimeSpan.FromSeconds(40);

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
            return new Decision.Satisfied("has it");
        }

        var (state, authority) = (situation.Ask(new EtcdCertificate(identity)), EtcdSigner.Authority(situation));
        return authority is { CanSign: true, Certificate: { } ca }
            && authority.Issued.TryGetValue(identity.NameOn(situation.Host), out var issued)
            && EtcdCertificateState.FlawOf(issued, state.Key, state.Now, identity.Sans) is null
                ? new Decision.Change(
                    flaw,
                    [
                        .. state.Authority == ca ? (HostAction[])[] : [new HostAction.WriteFile(identity.AuthorityPath, ca)],
                        new HostAction.WriteFile(identity.CertificatePath, issued),
                    ])
                : new Decision.Later("it is not signed yet");
    }

    private EtcdIdentity Identity(Host host) => role == HostRole.Etcd ? EtcdIdentity.MemberOn(host) : EtcdIdentity.Client;
}
