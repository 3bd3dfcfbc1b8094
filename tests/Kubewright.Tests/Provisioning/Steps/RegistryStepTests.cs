using Kubewright.Core.Artifacts;
using Kubewright.Core.Facts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Inspection.Probes.Runtime;
using Kubewright.Provisioning.Steps.Runtime;
using Kubewright.Tests.Provisioning.Config;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Provisioning.Steps;

public sealed class RegistryStepTests
{
    private const string Folder = "/etc/containerd/certs.d";

    [Fact]
    public void A_registry_with_a_password_is_a_secret_file_of_roots_alone()
    {
        var actions = Case(false).Changes(
            $"{Folder}/registry.example.com/ca.crt and {Folder}/registry.example.com/hosts.toml not as wanted",
            $"write {Folder}/registry.example.com/ca.crt",
            $"write {Folder}/registry.example.com/hosts.toml");

        Assert.Equal([("0644", false, false), ("0600", true, false)], actions.Cast<HostAction.WriteFile>().Select(write => (write.Mode, write.IsSecret, write.IsPassing)));
        Assert.Contains("Authorization = \"Basic cmVhZGVyOmdlaGVpbQ==\"", ((HostAction.WriteFile)actions[1]).Content, StringComparison.Ordinal);
    }

    [Fact]
    public void A_registry_that_is_as_wanted_is_left_alone() => Case(true, "registry.example.com").IsSatisfied("registry.example.com as wanted");

    [Fact]
    public void A_registry_that_was_taken_out_of_the_file_is_forgotten() => Case(true, "registry.example.com", "_default").Changes(
        "_default not in the cluster file any more", "forget the registry _default");

    [Fact]
    public void Without_registries_there_is_nothing_to_do() =>
        StepCase.Of(new ConfigureRegistries()).With(new WrittenRegistries(), []).IsSatisfied("none");

    // The digests follow from the step's own needs.
    private static StepCase Case(bool matches, params IReadOnlyList<string> written)
    {
        var spec = Specs.Read(
            Specs.OneHostFile("1.32.0", "runtime: {registries: [{host: registry.example.com, ca: ca.pem, username: reader, passwordFile: password}]}"), RegistryConfigTests.Folder());
        var step = new ConfigureRegistries();
        var facts = step.Needs(BlueprintOf(spec), spec.Hosts[0]).Select(need => need.Probe).OfType<FileMatches>().Aggregate(
            FactSet.Empty, (known, probe) => known.WithKnown(spec.Hosts[0], probe, matches));
        return new StepCase(step, spec.Hosts[0].ToString(), spec, facts).With(new WrittenRegistries(), written);
    }

    private static Blueprint BlueprintOf(ClusterSpec spec) =>
        new() { Spec = spec, Leader = spec.Hosts[0], Artifacts = ArtifactOffer.Nothing, Credentials = Credentials.Sample };
}
