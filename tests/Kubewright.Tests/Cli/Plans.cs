using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Tests.TestKit;

namespace Kubewright.Tests.Cli;

/// <summary>Plans for tests.</summary>
internal static class Plans
{
    private static readonly Host Cp1 = Specs.OneHost("1.32.0").Hosts[0] with { Name = HostName.Parse("cp1") };

    public static Plan Of(Risk risk) => Of("Run containerd", new Decision.Change("configured otherwise", []) { Risk = risk });

    public static Plan Of(string step, Decision decision) => new([new PlannedStep(new Phase { Title = "Install", Hosts = [Cp1], Steps = [] }, Cp1, new Step(step), decision)]);

    public static Plan Of(params IEnumerable<Plan> plans) => new([.. plans.SelectMany(plan => plan.Steps)]);

    private sealed class Step(string title) : IStep
    {
        public string Title => title;

        public IEnumerable<Need> Needs(Blueprint blueprint, Host host) => [];

        public Decision Decide(Situation situation) => throw new NotSupportedException();
    }
}
