using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Inspection.Probes.Runtime;
using Kubewright.Provisioning.Config;

namespace Kubewright.Provisioning.Steps.Runtime;

/// <summary>kube-vip's image is on every control plane before init: a pull takes longer than init waits, and init waits for the address that kube-vip binds.</summary>
public sealed class PullKubeVip : IStep
{
    public string Title => "Pull the image of kube-vip";

    public TimeSpan Settle => TimeSpan.FromSeconds(5);

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) => [new(host, new Architecture()), new(host, new ImageReferences())];

    public Decision Decide(Situation situation)
    {
        var image = situation.Spec.Endpoint.KubeVip!.Reference;
        if (!situation.Host.Is(HostRole.ControlPlane))
        {
            return new Decision.Satisfied("no control plane");
        }

        if (situation.Ask(new ImageReferences()).Contains(image))
        {
            return new Decision.Satisfied($"{image} is there");
        }

        if (situation.Artifacts.Images(situation.Ask(new Architecture())).Any(offered => offered.References.Contains(image)))
        {
            return new Decision.Satisfied($"{image} is among the artifacts");
        }

        // Mirrors, authorities and logins of registries are in that folder for whoever asks with it, not only for the kubelet.
        var reference = ShellText.Quote(image);
        var command = new Command
        {
            Title = $"pull {image}",
            Script = $"ctr -n k8s.io images pull --hosts-dir {ContainerdConfig.RegistryDirectory} {reference} >/dev/null",
            Timeout = TimeSpan.FromMinutes(10),
        };
        return new Decision.Change(
            $"no {image} yet",
            [new HostAction.RunCommand(command) { IsOutward = true, UndoPrinter = $"echo {ShellText.Quote($"ctr -n k8s.io images rm {reference} >/dev/null 2>&1 || :")}" }]);
    }
}
