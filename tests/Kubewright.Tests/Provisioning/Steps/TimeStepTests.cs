using Kubewright.Core.Facts;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Provisioning.Config;
using Kubewright.Provisioning.Steps.Hosts;
using Kubewright.Tests.TestKit.Simulation;
using Xunit;

namespace Kubewright.Tests.Provisioning.Steps;

public sealed class TimeStepTests
{
    private const string Cluster = "time: {kind: cluster}";

    private static readonly UnitStatus Chrony = new("chrony.service", ChronyConfig.DebianPath);
    private static readonly UnitStatus Chronyd = new("chronyd.service", ChronyConfig.RedHatPath);
    private static readonly UnitCondition Well = new(Exists: true, IsActive: true, IsEnabled: true, IsUpToDate: true);
    private static readonly UnitCondition NotThere = new(Exists: false, IsActive: false, IsEnabled: false, IsUpToDate: true);

    [Fact]
    public void Chronyd_runs_with_the_files_own_servers_and_nothing_else_does()
    {
        var step = On(SimulatedOs.Debian12).With(Chrony, Well).With(Chronyd, NotThere);
        var text = step.Writes(ChronyConfig.DebianPath);

        step.Changes("/etc/chrony/chrony.conf not as wanted", "write /etc/chrony/chrony.conf", "enable and restart chrony.service");
        Assert.Contains("\nserver 192.168.2.11 iburst prefer", text, StringComparison.Ordinal);
        Assert.DoesNotContain("pool", text, StringComparison.Ordinal);
        var right = step.With(new FileContent(ChronyConfig.DebianPath), new FileText(text));
        right.IsSatisfied("chrony.service runs as wanted");
        right.With(Chrony, Well with { IsActive = false }).Changes("chrony.service does not run", "enable and restart chrony.service");
        right.With(TimeServices.BesideChrony, ["ntpd.service"]).Changes("ntpd.service sets the clock too", "disable and stop ntpd.service");
    }

    [Fact]
    public void What_kept_the_time_so_far_is_named_and_stopped_first() =>
        On(SimulatedOs.Ubuntu2404).With(Chrony, NotThere).With(Chronyd, NotThere).With(TimeServices.BesideChrony, ["systemd-timesyncd.service"]).Changes(
            "/etc/chrony/chrony.conf not as wanted; takes the place of systemd-timesyncd.service",
            "disable and stop systemd-timesyncd.service", "write /etc/chrony/chrony.conf", "enable and restart chrony.service");

    [Fact]
    public void Red_Hat_has_another_unit_and_another_place() =>
        On(SimulatedOs.Rocky9).With(Chrony, NotThere).With(Chronyd, Well).Changes("/etc/chrony.conf not as wanted", "write /etc/chrony.conf", "enable and restart chronyd.service");

    [Fact]
    public void Where_the_place_is_not_known_nothing_is_guessed() => On(SimulatedOs.Suse).With(Chrony, NotThere).With(Chronyd, Well).IsBlocked(
        "where openSUSE Leap 15.6 keeps chrony's configuration is not known here", "keep the host's time yourself and leave out time: in the cluster file");

    [Fact]
    public void Chrony_is_a_package_where_the_file_speaks_of_time_and_takes_the_place_of_another()
    {
        var step = With(StepCase.Of(new InstallPackages(), "worker1", more: Cluster), SimulatedOs.Debian12)
            .With(new MissingPrograms("curl ip chronyd containerd runc iptables conntrack socat ethtool"), ["chronyd"])
            .With(new Kubewright.Inspection.Probes.Runtime.CniPluginFolder(), "/usr/lib/cni")
            .With(TimeServices.BesideChrony, ["systemd-timesyncd.service"]);

        step.Changes("missing: chrony; chrony takes the place of systemd-timesyncd.service", "apt-get install chrony");
        step.With(TimeServices.BesideChrony, []).Changes("missing: chrony", "apt-get install chrony");
    }

    [Fact]
    public void A_client_waits_until_it_follows_the_source()
    {
        var step = StepCase.Of(new AwaitTimeSource(), "worker1", more: Cluster);
        var asks = new ChronyState { Sources = [new("192.168.2.11", 0)] };

        step.With(new ChronyTracking(), null).ComesLater("chronyd does not run");
        step.With(new ChronyTracking(), new ChronyState()).ComesLater("does not ask cp1 (192.168.2.11) for the time");
        step.With(new ChronyTracking(), asks).ComesLater("gets no answer from cp1 (192.168.2.11)");
        step.With(new ChronyTracking(), asks with { Sources = [new("192.168.2.11", 3)] }).ComesLater("does not follow cp1 (192.168.2.11)");
        step.With(new ChronyTracking(), new ChronyState { Reference = "10.0.0.1", IsSynchronised = true, Sources = [new("192.168.2.11", 255), new("10.0.0.1", 255)] })
            .ComesLater("does not follow cp1 (192.168.2.11)");
        step.With(new ChronyTracking(), new ChronyState { Reference = "192.168.2.11", IsSynchronised = true, Sources = [new("192.168.2.11", 7)] }).IsSatisfied("follows 192.168.2.11");
    }

    [Fact]
    public void The_source_serves_its_own_clock_where_it_has_nobody_to_ask()
    {
        var step = StepCase.Of(new AwaitTimeSource(), more: Cluster);

        step.With(new ChronyTracking(), new ChronyState { IsOwnClock = true, IsSynchronised = true, Stratum = 10 }).IsSatisfied("serves its own clock");
        step.With(new ChronyTracking(), new ChronyState()).ComesLater("does not serve the time");
    }

    [Fact]
    public void With_servers_for_all_a_clock_of_ones_own_is_not_enough()
    {
        var step = StepCase.Of(new AwaitTimeSource(), more: "time: {kind: upstream, servers: [ntp1.example.com, 10.0.0.1]}");

        step.With(new ChronyTracking(), new ChronyState { IsOwnClock = true, IsSynchronised = true }).ComesLater("gets no time from ntp1.example.com, 10.0.0.1");
        step.With(new ChronyTracking(), new ChronyState()).ComesLater("gets no time from ntp1.example.com, 10.0.0.1");
        step.With(new ChronyTracking(), new ChronyState { Reference = "203.0.113.9", IsSynchronised = true }).IsSatisfied("follows 203.0.113.9");
    }

    private static StepCase On(SimulatedOs os) => With(StepCase.Of(new ConfigureTime(), "worker1", more: Cluster), os)
        .With(new FileContent(ChronyConfig.DebianPath), new FileText(null)).With(new FileContent(ChronyConfig.RedHatPath), new FileText(null)).With(TimeServices.BesideChrony, []);

    private static StepCase With(StepCase step, SimulatedOs os) =>
        step.With(new OsRelease(), ((Fact<OsIdentity>.Known)new OsRelease().Read(new ProbeAnswer(0, os.Text + "asked\n", ""))).Value).With(new PackageTool(), os.Tool);
}
