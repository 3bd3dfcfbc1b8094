using Kubewright.Core.Artifacts;
using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Inspection.Probes.Runtime;
using Kubewright.Provisioning.Config;

namespace Kubewright.Provisioning.Steps.Runtime;

/// <summary>containerd runs with systemd's cgroups, the right sandbox image and the cluster file's proxy, and answers.</summary>
public sealed class ConfigureContainerd : IStep
{
    public string Title => "Run containerd";

    public TimeSpan Settle => TimeSpan.FromSeconds(20);

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) =>
    [
        .. Unit(blueprint.Spec).Needs(host), new(host, new ContainerdVersion()), new(host, new CniPluginFolder()), new(host, new ContainerdAnswers()),
        .. IsRelease(blueprint.Spec) ? [new Need(host, new Architecture())] : (Need[])[],
    ];

    public Decision Decide(Situation situation)
    {
        if (VersionOf(situation) is not { } version)
        {
            return new Decision.Later("containerd is not installed yet");
        }

        var spec = situation.Spec;
        var plugins = IsRelease(spec) ? ContainerdConfig.UpstreamPlugins : situation.Ask(new CniPluginFolder()) ?? ContainerdConfig.UpstreamPlugins;
        var decision = Unit(spec).Decide(situation, new Dictionary<string, string?>
        {
            [ContainerdConfig.Path] = ContainerdConfig.Write(spec, version, plugins),
            [ContainerdProxy.Path] = ContainerdProxy.Write(spec),
            [ContainerdUnit.Path] = ContainerdUnit.Text,
        });
        return decision is Decision.Satisfied && !situation.Ask(new ContainerdAnswers()) ? new Decision.Later("containerd does not answer yet") : decision;
    }

    // A package's containerd may still be the one that is found while ours is about to be installed.
    private static Version? VersionOf(Situation situation) => IsRelease(situation.Spec)
        ? situation.Artifacts.Archive(ReleasedRuntime.Containerd, situation.Ask(new Architecture()))?.ReleaseVersion
        : situation.Ask(new ContainerdVersion());

    // The proxy's drop-in is looked at in any case: one that is not wanted any more has to go.
    private static ConfiguredUnit Unit(ClusterSpec spec) => IsRelease(spec)
        ? new("containerd.service", [ContainerdConfig.Path, ContainerdProxy.Path, ContainerdUnit.Path], UnitState.Restarted) { AlsoTakesUp = [ContainerdUnit.Program] }
        : new("containerd.service", [ContainerdConfig.Path, ContainerdProxy.Path], UnitState.Restarted);

    private static bool IsRelease(ClusterSpec spec) => spec.Runtime.Source == RuntimeSource.Release;
}
