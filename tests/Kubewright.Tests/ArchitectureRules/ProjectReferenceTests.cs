using System.Xml.Linq;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.ArchitectureRules;

/// <summary>Who may know whom. A direction that is not listed here is against the architecture, not just missing.</summary>
public sealed class ProjectReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Core"] = [],
        ["Inspection"] = ["Core"],
        ["Linting"] = ["Core"],
        ["Remote"] = ["Core"],
        ["Mirror"] = ["Core"],
        ["Diagnosis"] = ["Core", "Inspection"],
        ["Provisioning"] = ["Core", "Inspection"],
        ["Lab"] = ["Core", "Remote"],
        ["Cli"] = ["Core", "Inspection", "Remote", "Mirror", "Diagnosis", "Provisioning", "Linting", "Lab"],
    };

    public static TheoryData<string> Projects =>
        [.. Directory.GetDirectories(Path.Combine(Repository.Root, "src")).Where(folder => Directory.GetFiles(folder, "*.csproj").Length > 0).Select(folder => Path.GetFileName(folder)["Kubewright.".Length..])];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_only_those_it_may_know(string project)
    {
        var file = Path.Combine(Repository.Root, $"src/Kubewright.{project}/Kubewright.{project}.csproj");
        var references = XDocument.Load(file).Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value)["Kubewright.".Length..]);

        Assert.Empty(references.Except(Allowed[project]));
    }

    [Fact]
    public void Diagnosis_and_Provisioning_never_meet()
    {
        Assert.DoesNotContain(References("Kubewright.Diagnosis"), name => name.Contains("Provisioning", StringComparison.Ordinal));
        Assert.DoesNotContain(References("Kubewright.Provisioning"), name => name.Contains("Diagnosis", StringComparison.Ordinal));
    }

    [Fact]
    public void Only_the_Cli_and_the_Lab_touch_what_talks_to_hosts() => Assert.All(
        (string[])["Kubewright.Core", "Kubewright.Inspection", "Kubewright.Diagnosis", "Kubewright.Provisioning", "Kubewright.Linting", "Kubewright.Mirror"],
        name => Assert.DoesNotContain("Kubewright.Remote", References(name)));

    // What was really compiled in; a reference that came along unasked shows here.
    private static IEnumerable<string> References(string assembly) => System.Reflection.Assembly.Load(assembly).GetReferencedAssemblies().Select(name => name.Name!);
}
