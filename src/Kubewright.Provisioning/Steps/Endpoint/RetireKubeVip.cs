using Kubewright.Core.Endpoints;
using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Inspection.Probes.Network;
using Kubewright.Provisioning.Config;
using Kubewright.Provisioning.Steps.ControlPlane;

namespace Kubewright.Provisioning.Steps.Endpoint;

/// <summary>kube-vip held the former endpoint and holds no other: its manifest goes, its container ends, and the host has the address no more.</summary>
public sealed class RetireKubeVip(EndpointMove move) : IStep
{
    private static readonly FileContent HostsFile = new(KubeVipManifest.HostsPath);

    public string Title => "Take kube-vip down";

    // The kubelet looks at its manifests every 20 s, and gives a pod 30 s to end.
    public TimeSpan Settle => TimeSpan.FromSeconds(90);

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) => [new(host, new KubeVipState()), new(host, HostsFile), new(host, Link)];

    public Decision Decide(Situation situation)
    {
        var pod = situation.Ask(new KubeVipState());
        string[] files = [.. pod.Sha256 is null ? [] : (string[])[KubeVipManifest.Path], .. situation.Ask(HostsFile).Text is null ? [] : (string[])[KubeVipManifest.HostsPath]];
        if (files.Length > 0)
        {
            return new Decision.Change($"{string.Join(" and ", files)} not needed any more", [.. files.Select(file => new HostAction.RemoveFile(file))]) { Risk = Risk.Disruptive };
        }

        return pod.Runs ? new Decision.Later("its container has not ended yet")
            : situation.Ask(Link) is not { } link ? new Decision.Satisfied("nothing of it is left")
            : new Decision.Change(
                $"{move.From.EndpointAddress} is still on {link.Interface}",
                [new HostAction.RunCommand(new Command { Title = $"take {move.From.EndpointAddress} off {link.Interface}", Script = VirtualAddressRemoval.Script(move.From) })]);
    }

    private AddressInterface Link => new(move.From.EndpointAddress);
}
