using System.Text.RegularExpressions;
using Kubewright.Core.Artifacts;
using Kubewright.Core.Endpoints;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Provisioning.Phases;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Docs;

/// <summary>The page on architecture has the phases as they are.</summary>
public sealed partial class ArchitecturePageTests
{
    private const string Bridge = "bridge";
    private const string OnHosts = "bridge}\netcd: {events: true";
    private const string Manifests = "manifests, manifests: [a.yaml]";
    private const string External = "external";
    private const string KubeVip = "kube-vip";
    private const string Releases = "none}\nruntime: {source: release}\nartifacts: {kubernetes: packages";

    private static readonly IReadOnlyList<(string Phase, IReadOnlyList<string> Steps)> Shown =
    [
        .. Row().Matches(Page.Read("docs/architecture.md").Text).Skip(1).Select(row => (row.Groups["phase"].Value, Remark().Replace(row.Groups["steps"].Value, "").Split("; "))),
    ];

    [Theory]
    [InlineData(Bridge)]
    [InlineData(Manifests)]
    [InlineData(Releases)]
    [InlineData(OnHosts)]
    [InlineData(External)]
    [InlineData(KubeVip)]
    public void The_table_has_every_phase_with_its_steps_in_their_order(string network)
    {
        var phases = ApplyPhases.For(Blueprint(network));

        var shown = Shown.Where(row => phases.Any(phase => phase.Title == row.Phase)).ToList();
        Assert.Equal(phases.Select(phase => phase.Title), shown.Select(row => row.Phase));
        Assert.All(phases.Zip(shown), pair => Assert.Equal(pair.First.Steps.Select(step => step.Title), pair.Second.Steps.Where(title => pair.First.Steps.Any(step => step.Title == title))));
    }

    [Fact]
    public void The_table_has_no_step_that_no_phase_has() => Assert.Empty(
        Shown.SelectMany(row => row.Steps).Except(
            ((string[])[Bridge, Manifests, Releases, OnHosts, External, KubeVip]).SelectMany(network => ApplyPhases.For(Blueprint(network))).SelectMany(phase => phase.Steps).Select(step => step.Title)));

    [Fact]
    public void The_phases_of_a_move_and_of_a_staged_endpoint_are_there_with_their_steps()
    {
        var page = Page.Read("docs/architecture.md").Text;
        var spec = Blueprint(Bridge).Spec;
        var move = new EndpointMove("1", spec with { Endpoint = new EndpointSpec { Kind = EndpointKind.Single, Port = 6443 } }, spec);
        var phases = MovePhases.For(Blueprint(Bridge), move, new EndpointMoveNote("1", false, "a", "b", "", ""));
        Assert.Equal(
            phases.Select(phase => $"| {phase.Title} | {string.Join("; ", phase.Steps.Select(step => step.Title))} |"),
            page.Split('\n').Where(line => phases.Any(phase => line.StartsWith($"| {phase.Title} | ", StringComparison.Ordinal) && line.Count(letter => letter == '|') == 3)));

        var staged = ApplyPhases.For(Blueprint(Bridge) with { Spec = spec with { Endpoint = spec.Endpoint with { IsStaged = true } } }).Single(phase => phase.Title == "Move to the endpoint");
        Assert.Contains($"*{staged.Title}* (", page, StringComparison.Ordinal);
        Assert.Contains($"; {string.Join("; ", staged.Steps.Select(step => step.Title).SkipWhile(title => title != "Wait until the endpoint answers"))})", page, StringComparison.Ordinal);
    }

    private static Blueprint Blueprint(string network)
    {
        var spec = Specs.Read(
            $$"""
            apiVersion: kubewright.io/v1alpha1
            kind: Cluster
            version: 1.32.0
            hosts: {{(network == OnHosts ? "[{address: 192.168.2.11, roles: [control-plane]}, {address: 192.168.2.31, roles: [etcd]}]" : "[192.168.2.11, 192.168.2.12, 192.168.2.13, 192.168.2.21]")}}
            endpoint: {kind: {{(network is External or KubeVip ? network : "keepalived")}}, address: 192.168.2.10}
            time: {kind: cluster}
            networking: {cni: {{(network is External or KubeVip ? "none" : network)}}}
            """,
            new FakeClusterFolder { Files = { ["/cluster/a.yaml"] = "" } });
        return new Blueprint { Spec = spec, Leader = spec.ControlPlanes.First(), Artifacts = ArtifactOffer.Nothing, Credentials = Credentials.Sample };
    }

    [GeneratedRegex(@"^\| (?<phase>[^|]+) \| [^|]* \|[^|]*\| (?<steps>[^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@" \([^)]*\)")]
    private static partial Regex Remark();
}
