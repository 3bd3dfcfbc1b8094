using Kubewright.Core.Spec;
using Kubewright.Core.Spec.Reading;
using Kubewright.Diagnosis;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Docs;

/// <summary>Cluster files in the documentation are valid, and the reference shows every field.</summary>
public sealed class ClusterFilesOfDocsTests
{
    private const string Reference = "docs/cluster-yaml.md";
    private const string Header = "apiVersion: kubewright.io";

    public static TheoryData<string> Pages => [.. Page.Names.Where(name => ClusterFiles(Page.Read(name)).Any())];

    public static TheoryData<string> Examples => [.. Directory.GetFiles(Path.Combine(Repository.Root, "examples")).Select(path => Path.GetFileName(path)!)];

    /// <summary>Every cluster file that a page shows.</summary>
    public static IEnumerable<string> All => Page.Names.SelectMany(name => ClusterFiles(Page.Read(name)));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_cluster_file_is_valid(string page) => Assert.All(ClusterFiles(Page.Read(page)), yaml =>
    {
        var reading = SpecReader.Read(yaml, new GenerousFolder(), RuleCatalog.PreflightCodes);
        Assert.True(reading is SpecReading.Valid, reading is SpecReading.Invalid invalid ? $"{string.Join('\n', invalid.Errors)}\n{yaml}" : "");
    });

    [Fact]
    public void Every_field_is_shown_in_the_references_example()
    {
        var shown = string.Join('\n', ClusterFiles(Page.Read(Reference)));

        // Not both sources of artifacts can be shown at once, and hosts of a lab are not for a reference.
        Assert.Equal(["lab", "directory"], FileFields.All.Select(field => field.Key.Split('.')[^1]).Where(name => !shown.Contains($"{name}:", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_file_is_named_in_a_page(string example) =>
        Assert.Contains(Page.Names, name => Page.Read(name).Links.Any(link => link.EndsWith($"examples/{example}", StringComparison.Ordinal)));

    private static IEnumerable<string> ClusterFiles(Page page) =>
        page.Blocks.Where(block => block.Language == "yaml" && block.Text.Contains(Header, StringComparison.Ordinal)).Select(block => block.Text);

    /// <summary>A folder in which whatever a cluster file names is there.</summary>
    private sealed class GenerousFolder : IClusterFolder
    {
        public string Resolve(string path) => path;

        public string? ReadFile(string path) => path.EndsWith(".pem", StringComparison.Ordinal) ? Inspection.Recordings.ControlPlaneRecordings.RsaCertificate : "text";

        public bool IsPrivate(string path) => true;

        public bool HasFile(string path) => true;

        public bool HasDirectory(string path) => true;
    }
}
