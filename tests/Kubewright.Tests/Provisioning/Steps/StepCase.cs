using Kubewright.Core.Artifacts;
using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Tests.TestKit;
using Kubewright.Tests.TestKit.Simulation;
using Xunit;

namespace Kubewright.Tests.Provisioning.Steps;

/// <summary>One step before one host, and the facts it is to decide from.</summary>
internal sealed record StepCase(IStep Step, string HostName, ClusterSpec Spec, FactSet Facts)
{
    public ArtifactOffer Artifacts { get; init; } = ArtifactOffer.Nothing;

    public Host Host => Spec.Hosts.Single(host => host.ToString() == HostName);

    /// <summary>A step before a host of the usual cluster, about which nothing is known yet.</summary>
    public static StepCase Of(IStep step, string host = "cp1", string version = "1.32.0", string more = "") =>
        new(step, host, Specs.ThreeControlPlanesOneWorker(version, more), FactSet.Empty);

    public StepCase With<T>(Probe<T> probe, T value) => this with { Facts = Facts.WithKnown(Host, probe, value) };

    public StepCase With<T>(string host, Probe<T> probe, T value) => this with { Facts = Facts.WithKnown(Spec.Hosts.Single(other => other.ToString() == host), probe, value) };

    /// <summary>The host runs a distribution.</summary>
    public StepCase Runs(SimulatedOs os) =>
        With(new OsRelease(), ((Fact<OsIdentity>.Known)new OsRelease().Read(new ProbeAnswer(0, os.Text + "asked\n", ""))).Value).With(new PackageTool(), os.Tool);

    /// <summary>The same on every host of the cluster.</summary>
    public StepCase Everywhere<T>(Probe<T> probe, T value) => this with { Facts = Spec.Hosts.Aggregate(Facts, (facts, host) => facts.WithKnown(host, probe, value)) };

    /// <summary>What the step decides; a need that the case gives no answer to is the test's own fault.</summary>
    public Decision Decide()
    {
        var blueprint = new Blueprint { Spec = Spec, Leader = Spec.ControlPlanes.First(), Artifacts = Artifacts, Credentials = Credentials.Sample };
        Assert.All(Step.Needs(blueprint, Host), need => Assert.Null(need.MayBeUnknown ? null : Facts.Get(need.Host, need.Probe).WhyUnknown));
        return Step.Decide(new Situation(blueprint, Host, Facts));
    }

    public void IsSatisfied(string why) => Assert.Equal(new Decision.Satisfied(why), Decide());

    public void ComesLater(string why) => Assert.Equal(new Decision.Later(why), Decide());

    public void IsBlocked(string why, string remedy) => Assert.Equal(new Decision.Blocked(why, remedy), Decide());

    /// <summary>Gives the actions of a change.</summary>
    public IReadOnlyList<HostAction> Changes(string why, params IReadOnlyList<string> titles)
    {
        var change = Assert.IsType<Decision.Change>(Decide());
        Assert.Equal(why, change.Why);
        Assert.Equal(titles, change.Actions.Select(action => action.Title));
        return change.Actions;
    }

    /// <summary>The text that a change would write to a file.</summary>
    public string Writes(string path) => Assert.IsType<Decision.Change>(Decide()).Actions.OfType<HostAction.WriteFile>().Single(write => write.Path == path).Content;
}
