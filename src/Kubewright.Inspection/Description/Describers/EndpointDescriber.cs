using Kubewright.Inspection.Description.Wording;
using Kubewright.Inspection.Evidence;
using Kubewright.Inspection.Readings;

namespace Kubewright.Inspection.Description.Describers;

/// <summary>Where the API is reached, who holds the virtual address, whether certificates cover it, and who goes another way.</summary>
internal sealed class EndpointDescriber : IDescriber
{
    public string Section => "endpoint";

    public IEnumerable<Statement> Describe(ClusterView view)
    {
        if (EndpointState.Of(view) is not { } endpoint)
        {
            return [Say.Unknown("endpoint", EndpointWords.Unknown)];
        }

        var server = endpoint.Server.ToString().TrimEnd('/');
        var sentence = EndpointWords.Endpoint(server, endpoint.Description);
        var isSingle = endpoint.Kind == EndpointKind.SingleNode && view.ControlPlanes.Count > 1;
        var own = (isSingle ? Say.Odd("endpoint", sentence, endpoint.Proofs, 58) : Say.Fine("endpoint", sentence, endpoint.Proofs)).With(("server", server), ("kind", endpoint.Kind.ToString()));
        return [own, .. Holders(view, endpoint), .. Coverage(view, endpoint), .. Others(view, endpoint)];
    }

    private static IEnumerable<Statement> Holders(ClusterView view, EndpointState endpoint)
    {
        if (endpoint.Holders is not { } holders || endpoint.Kind is not (EndpointKind.KubeVip or EndpointKind.Keepalived or EndpointKind.VirtualAddress))
        {
            yield break;
        }

        var vip = endpoint.Server.Host;
        var proofs = view.Machines.Where(machine => holders.Contains(machine.Name)).Select(machine => new Proof(EvidenceSource.Host, machine.Host!.Name, "ip -o addr show", vip));
        var all = view.Readings.Hosts.All(host => host.Addresses is not null);
        if (holders.Count == 1)
        {
            yield return Say.Fine("endpoint-holder", EndpointWords.Holder(vip, holders[0]), proofs).With(("holder", holders[0]));
        }
        else if (holders.Count > 1)
        {
            yield return Say.Bad("endpoint-holder", EndpointWords.ManyHolders(vip, string.Join(", ", holders)), proofs, 83);
        }
        else if (all)
        {
            yield return Say.Bad("endpoint-holder", EndpointWords.NoHolder(vip), endpoint.Proofs, 93).Because(EndpointWords.NoHolderWhy);
        }
        else
        {
            yield return Say.Unknown("endpoint-holder", EndpointWords.NoHolder(vip), endpoint.Proofs);
        }
    }

    private static IEnumerable<Statement> Coverage(ClusterView view, EndpointState endpoint)
    {
        var name = endpoint.Server.Host.Trim('[', ']');
        foreach (var certificate in view.Readings.Certificates.Where(certificate => certificate.Names is not null && (certificate.IsServed ? certificate.Place.EndsWith(":6443", StringComparison.Ordinal) : certificate.Place.EndsWith("/apiserver.crt", StringComparison.Ordinal)))
            .OrderBy(certificate => certificate.IsServed ? 0 : 1).DistinctBy(certificate => certificate.Host))
        {
            yield return (certificate.Names!.Contains(name) ? Say.Fine("endpoint-covered", EndpointWords.Covered(name, certificate.Host), certificate.Proofs)
                : endpoint.Kind == EndpointKind.LocalBalancer || endpoint.Kind == EndpointKind.SingleNode ? Say.Odd("endpoint-covered", EndpointWords.NotCovered(name, certificate.Host), certificate.Proofs, 30)
                : Say.Bad("endpoint-covered", EndpointWords.NotCovered(name, certificate.Host), certificate.Proofs, 74).Because(EndpointWords.NotCoveredWhy)).About(certificate.Host);
        }
    }

    // kubeadm lets controller manager and scheduler of a control plane name their own server, which is right.
    private static IEnumerable<Statement> Others(ClusterView view, EndpointState endpoint)
    {
        var own = endpoint.Server.ToString().TrimEnd('/');
        foreach (var group in view.Readings.Endpoints.Where(other => other.User is EndpointUser.Administrator or EndpointUser.Kubelet or EndpointUser.Proxy or EndpointUser.Joiners or EndpointUser.KubeadmConfiguration)
            .Where(other => other.Server.TrimEnd('/') != own).GroupBy(other => (other.Server, other.User)))
        {
            var who = $"{group.Key.User} ({Grouping.Names([.. group.Select(other => other.Host ?? EvidenceItem.Cluster).Distinct()])})";
            yield return Say.Odd("endpoint-other", EndpointWords.OtherServer(who, group.Key.Server, own), group.SelectMany(other => other.Proofs), group.Key.User is EndpointUser.Administrator ? 30 : 57).Because(EndpointWords.OtherServerWhy);
        }
    }
}
