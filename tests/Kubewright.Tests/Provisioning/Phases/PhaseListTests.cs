using Kubewright.Core.Artifacts;
using Kubewright.Core.Endpoints;
using Kubewright.Core.Facts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.ControlPlane;
using Kubewright.Provisioning.Phases;
using Kubewright.Remote.Local;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Provisioning.Phases;

public sealed class PhaseListTests
{
    private static readonly KubeadmTraces Serving = new(false, true, true, true, KubeadmTraces.ControlPlanePods);

    private static readonly string[] Names = ["apply", "reset", "raise", "remove", "move"];

    public static TheoryData<string> Lists => [.. Names];

    [Theory]
    [MemberData(nameof(Lists))]
    public void Phases_have_titles_of_their_own_and_wait_only_for_phases_before_them(string list)
    {
        var phases = Phases(list);

        Assert.Distinct(phases.Select(phase => phase.Title));
        Assert.All(phases.Index(), at => Assert.All(at.Item.After, gate => Assert.Contains(gate, phases.Take(at.Index))));
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public void Hosts_come_to_a_phase_once_and_its_steps_have_titles_of_their_own(string list) => Assert.All(Phases(list), phase =>
    {
        Assert.Distinct(phase.Hosts);
        Assert.Distinct(phase.Steps.Select(step => step.Title));
    });

    [Fact]
    public void Whatever_uses_the_endpoint_comes_after_it_stands()
    {
        var phases = Phases("apply").ToDictionary(phase => phase.Title);

        Assert.Contains(phases["Raise the endpoint"], phases["Initialise the cluster"].After);
        Assert.Contains(phases["Initialise the cluster"], phases["Join control planes"].After);
        Assert.Contains(phases["Initialise the cluster"], phases["Join workers"].After);
    }

    [Fact]
    public void Control_planes_join_one_by_one_and_workers_side_by_side()
    {
        Assert.True(Phases("apply").Single(phase => phase.Title == "Join control planes").OneByOne);
        Assert.False(Phases("apply").Single(phase => phase.Title == "Join workers").OneByOne);
    }

    [Fact]
    public void Credentials_are_revoked_whatever_happened() => Assert.True(Phases("apply").Single(phase => phase.Title == "Tidy up").Always);

    [Fact]
    public void Every_step_there_is_is_in_a_list()
    {
        string[] networks = ["networking: {cni: bridge}", "networking: {cni: manifests, manifests: [a.yaml]}", "networking: {cni: none}\nruntime: {source: release}\nartifacts: {kubernetes: packages}", OnHosts, Behind, KubeVip];
        var used = networks.SelectMany(network => Names.SelectMany(name => Phases(name, network))).SelectMany(phase => phase.Steps).Select(step => step.GetType().Name).Distinct();

        Assert.Equal(
            typeof(ApplyPhases).Assembly.GetTypes().Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IStep))).Select(type => type.Name).Order(StringComparer.Ordinal),
            used.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_leader_is_the_first_control_plane_that_serves_or_the_first_of_the_file()
    {
        var spec = Toy.Spec;
        var second = FactSet.Empty.WithKnown(Toy.Host("cp1"), new KubeadmState(), KubeadmTraces.None).WithKnown(Toy.Host("cp2"), new KubeadmState(), Serving).WithKnown(Toy.Host("cp3"), new KubeadmState(), Serving);

        Assert.Equal("cp1", Leadership.Choose(spec, FactSet.Empty).ToString());
        Assert.Equal("cp2", Leadership.Choose(spec, second).ToString());
        Assert.Equal("cp3", Leadership.Choose(spec, second.WithNotAsked(Toy.Host("cp2"), new KubeadmState(), "off")).ToString());
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task What_steps_ask_is_sh(string list)
    {
        var scripts = Phases(list).SelectMany(phase => phase.Hosts.SelectMany(host => phase.Steps.SelectMany(step => step.Needs(Toy.Blueprint, host)))).Select(need => need.Probe.Script).Distinct();
        foreach (var script in scripts)
        {
            var result = await LocalProcess.RunAsync("/bin/sh", ["-n"], TimeSpan.FromSeconds(20), CancellationToken.None, script);
            Assert.True(result.ExitCode == 0, $"{result.Error}\n{script}");
        }
    }

    [Fact]
    public void No_control_plane_is_made_before_etcd_under_systemd_is_well_and_members_change_one_by_one()
    {
        var phases = Phases("apply", OnHosts).ToDictionary(phase => phase.Title);

        Assert.Contains(phases["Configure etcd"], phases["Initialise the cluster"].After);
        Assert.True(phases["Configure etcd"].OneByOne);
        Assert.False(phases["Start etcd"].OneByOne);
        Assert.False(phases["Join control planes"].OneByOne);
        Assert.DoesNotContain(phases["Prepare hosts"].Hosts, host => host.ToString() == "etcd1");
        Assert.Equal(["etcd1"], phases["Prepare etcd's hosts"].Hosts.Select(host => host.ToString()));
    }

    private const string Roles =
        "[{address: 192.168.2.11, roles: [control-plane, etcd]}, {address: 192.168.2.12, roles: [control-plane, etcd]}, {address: 192.168.2.31, roles: [etcd]}, {address: 192.168.2.21, roles: [worker]}]";

    private const string OnHosts = "etcd: {events: true}";

    private const string Behind = "networking: {cni: none}";
    private const string KubeVip = "networking: {dnsDomain: cluster.test, cni: none}";

    private static IReadOnlyList<Phase> Phases(string list, string network = "networking: {cni: bridge}")
    {
        var spec = Specs.Read(
            $$"""
            apiVersion: kubewright.io/v1alpha1
            kind: Cluster
            version: 1.32.0
            hosts: {{(network == OnHosts ? Roles : "[192.168.2.11, 192.168.2.12, 192.168.2.13, 192.168.2.21]")}}
            endpoint: {{{(network == Behind ? "kind: external, " : network == KubeVip ? "kind: kube-vip, " : "")}}address: 192.168.2.10}
            time: {kind: cluster}
            {{network}}
            """,
            new FakeClusterFolder { Files = { ["/cluster/a.yaml"] = "a: 1\n" } });
        var blueprint = new Blueprint { Spec = spec, Leader = spec.ControlPlanes.First(), Artifacts = ArtifactOffer.Nothing, Credentials = Credentials.Sample };
        return list switch
        {
            "apply" => ApplyPhases.For(blueprint),
            "reset" => ResetPhases.For(blueprint),
            "raise" => AcceptancePhases.Raise(blueprint),
            "move" when network == KubeVip => MovePhases.For(
                blueprint,
                new EndpointMove("1", spec, spec with { Endpoint = new EndpointSpec { Kind = EndpointKind.Local, Port = 8443 } }),
                new EndpointMoveNote("1", false, "a", "b", "", "")),
            "move" => MovePhases.For(
                blueprint,
                new EndpointMove("1", spec with { Endpoint = new EndpointSpec { Kind = EndpointKind.Single, Port = 6443 } }, spec),
                new EndpointMoveNote("1", false, "a", "b", "", "")),
            _ => AcceptancePhases.Remove(blueprint),
        };
    }
}
