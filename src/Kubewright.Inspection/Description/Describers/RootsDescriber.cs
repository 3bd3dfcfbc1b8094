using Kubewright.Inspection.Description.Wording;
using Kubewright.Inspection.Evidence;

namespace Kubewright.Inspection.Description.Describers;

/// <summary>Of two things that are broken on a machine, which is the cause and which only follows: an API server cannot live without its etcd.</summary>
internal sealed class RootsDescriber : IDescriber
{
    public string Section => "control-plane";

    public IEnumerable<Statement> Describe(ClusterView view) =>
        from machine in view.ControlPlanes
        let server = ComponentState.Of(view, "kube-apiserver", machine)
        where server is { Works: false, IsMissing: false }
        let etcd = ComponentState.Of(view, "etcd", machine)
        where etcd.Works == false && OwnEtcd(view, machine) is not null
        let asks = OwnEtcd(view, machine)!
        select Say.Bad("kube-apiserver-follows", ControlPlaneWords.ServerFollows(machine.Name, asks.Value, etcd.IsMissing), [.. etcd.Proofs, asks.Proof, .. server.Proofs], 93)
            .About(machine.Name).Because(ControlPlaneWords.ServerFollowsWhy).Then(ControlPlaneWords.EtcdFirst(machine.Name)).With(("root", "etcd"), ("follows", "kube-apiserver"));

    // Without flags, kubeadm's way: where etcd is in static pods, each server has its own.
    private static Sighted<string>? OwnEtcd(ClusterView view, Machine machine)
    {
        if (view.CommandLines("kube-apiserver").FirstOrDefault(line => machine.Is(line.Node)) is { } line && line.Flags!.TryGetValue("etcd-servers", out var urls))
        {
            return urls.Split(',').All(url => Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.IsLoopback || uri.Host == machine.Address))
                ? new Sighted<string>(urls, line.ProofsOf("etcd-servers")[0])
                : null;
        }

        return EtcdState.Of(view) is { Kind: EtcdKind.Stacked, Proofs: [var proof, ..] } ? new Sighted<string>("127.0.0.1:2379", proof) : null;
    }
}
