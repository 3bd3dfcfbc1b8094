using System.Runtime.CompilerServices;
using Kubewright.Core.Spec;
using Kubewright.Core.Spec.Reading;
using Kubewright.Diagnosis;
using Kubewright.Remote.Local;
using Xunit;

namespace Kubewright.Tests.Core.Spec;

public sealed class ExamplesTests
{
    public static TheoryData<string> Examples => [.. Directory.GetFiles(Folder(), "*.yaml").Select(path => Path.GetFileName(path)!).Order()];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_is_a_valid_cluster_file(string name)
    {
        var path = Path.Combine(Folder(), name);

        var reading = SpecReader.Read(File.ReadAllText(path), ClusterFolderOnDisk.Of(path), RuleCatalog.PreflightCodes);

        Assert.True(reading is SpecReading.Valid, reading is SpecReading.Invalid invalid ? string.Join('\n', invalid.Errors) : "");
    }

    private static string Folder([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath("../../../../examples", Path.GetDirectoryName(thisFile)!);
}
