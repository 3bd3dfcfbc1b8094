using System.Net;
using Kubewright.Inspection.Description.Wording;
using Kubewright.Inspection.Evidence;

namespace Kubewright.Inspection.Description.Describers;

/// <summary>The pod network with what it was recognised by, and the addresses of pods and services.</summary>
internal sealed class NetworkDescriber : IDescriber
{
    public string Section => "network";

    public IEnumerable<Statement> Describe(ClusterView view)
    {
        var pods = Cidrs(view, view.Readings.Settings.PodCidrs, "kube-controller-manager", "cluster-cidr");
        var services = Cidrs(view, view.Readings.Settings.ServiceCidrs, "kube-apiserver", "service-cluster-ip-range");
        return
        [
            .. Network(view),
            pods.Count == 0 ? Say.Unknown("pod-cidr", NetworkWords.CidrUnknown(NetworkWords.OfPods)) : Say.Fine("pod-cidr", NetworkWords.PodCidr(pods[0].Value), [pods[0].Proof]).With(("cidr", pods[0].Value)),
            services.Count == 0 ? Say.Unknown("service-cidr", NetworkWords.CidrUnknown(NetworkWords.OfServices)) : Say.Fine("service-cidr", NetworkWords.ServiceCidr(services[0].Value), [services[0].Proof]).With(("cidr", services[0].Value)),
            .. Differing("pod-cidr-differs", "podSubnet", pods), .. Differing("service-cidr-differs", "serviceSubnet", services), .. Overlap(pods, services),
        ];
    }

    private static IEnumerable<Statement> Network(ClusterView view)
    {
        var signs = PodNetworks.Of(view.Readings);
        var names = PodNetworks.Recognised(signs);
        if (names.Count == 0)
        {
            yield return Say.Unknown("pod-network", NetworkWords.NetworkUnknown(view.Readings.NetworkTraces.Count > 0 ? string.Join(", ", view.Readings.NetworkTraces.Select(trace => trace.Place).Distinct().Take(4)) : null),
                view.Readings.NetworkTraces.SelectMany(trace => trace.Proofs));
            yield break;
        }

        foreach (var name in names)
        {
            var own = signs.Where(sign => sign.Network == name).ToList();
            yield return Say.Fine("pod-network", NetworkWords.Network(name, string.Join("; ", own.Select(sign => sign.Evidence).Take(4))), own.SelectMany(sign => sign.Proofs)).With(("network", name));
        }

        if (names.Count > 1)
        {
            yield return Say.Odd("pod-networks-several", NetworkWords.Several(string.Join(", ", names)), signs.SelectMany(sign => sign.Proofs), 60).Because(NetworkWords.SeveralWhy);
        }
    }

    private static IReadOnlyList<Sighted<string>> Cidrs(ClusterView view, IReadOnlyList<Sighted<string>> settings, string component, string flag) =>
        [.. settings, .. view.CommandLines(component).Where(line => line.Flags!.ContainsKey(flag)).Select(line => new Sighted<string>(line.Flags![flag], line.ProofsOf(flag)[0]))];

    private static IEnumerable<Statement> Differing(string topic, string what, IReadOnlyList<Sighted<string>> sightings)
    {
        if (sightings.Select(sighted => sighted.Value).Distinct().ToList() is { Count: > 1 } values)
        {
            yield return Say.Odd(topic, NetworkWords.Differ(what, string.Join(" / ", values)), sightings.Select(sighted => sighted.Proof), 60);
        }
    }

    private static IEnumerable<Statement> Overlap(IReadOnlyList<Sighted<string>> pods, IReadOnlyList<Sighted<string>> services)
    {
        if (pods.Count > 0 && services.Count > 0 && Parsed(pods[0].Value) is { } first && Parsed(services[0].Value) is { } second && (first.Contains(second.BaseAddress) || second.Contains(first.BaseAddress)))
        {
            yield return Say.Bad("cidrs-overlap", NetworkWords.Overlap(pods[0].Value, services[0].Value), [pods[0].Proof, services[0].Proof], 70);
        }
    }

    // Of two families the first.
    private static IPNetwork? Parsed(string cidr) => IPNetwork.TryParse(cidr.Split(',')[0], out var network) ? network : null;
}
