using Kubewright.Cli.Output;
using Kubewright.Cli.Output.Documents;
using Kubewright.Core.Artifacts;
using Kubewright.Core.Facts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Cli;

public sealed class PlanTextTests
{
    private static readonly Plan Mixed = Plans.Of(
        Plans.Of("Set the name", new Decision.Satisfied("is cp1")),
        Plans.Of("Name the hosts", new Decision.Change("w1 is missing", [new HostAction.WriteFile("/etc/hosts", "127.0.0.1 localhost\n10.0.0.2 w1\n")])),
        Plans.Of("Run containerd", new Decision.Change(
            "configured otherwise",
            [new HostAction.WriteFile("/run/token", "geheim") { IsSecret = true }, new HostAction.SetUnit("containerd.service", UnitState.Restarted)]) { Risk = Risk.Disruptive }),
        Plans.Of("Join", new Decision.Later("cp1 comes first")),
        Plans.Of("Load modules", new Decision.Blocked("the kernel has no overlay", "boot another kernel")));

    [Fact]
    public void A_plan_shows_by_host_and_phase_what_is_done_and_why() => Assert.Equal(
        """
        cp1
          Install
            ~ Name the hosts — w1 is missing
                write /etc/hosts
                  @@ -1 +1,2 @@
                   127.0.0.1 localhost
                  +10.0.0.2 w1
            ~ Run containerd [disruptive] — configured otherwise
                write /run/token
                  +***
                enable and restart containerd.service
            … Join — later: cp1 comes first
            ! Load modules — blocked: the kernel has no overlay; boot another kernel

        2 changes, 1 later, 1 already right, 1 blocked; disruptive

        """,
        PlanText.Of(Document(Mixed), Ink.None));

    [Fact]
    public void A_plan_without_changes_says_so_in_one_line() => Assert.Equal(
        "0 changes: all 4 hosts as demo wants them (1 step looked at)\n",
        PlanText.Of(Document(Plans.Of("Set the name", new Decision.Satisfied("is cp1"))), Ink.None));

    private static PlanDocument Document(Plan plan)
    {
        var spec = Specs.ThreeControlPlanesOneWorker("1.32.0");
        var blueprint = new Blueprint { Spec = spec, Leader = spec.Hosts[0], Artifacts = ArtifactOffer.Nothing, Credentials = TestKit.Credentials.Sample };
        var facts = FactSet.Empty.WithKnown(plan.Steps[0].Host, new FileContent("/etc/hosts"), new FileText("127.0.0.1 localhost\n"));
        return PlanDocument.Of(blueprint, plan, new CurrentFiles(facts));
    }
}
