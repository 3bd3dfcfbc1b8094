using Kubewright.Core.Spec;
using Kubewright.Core.Spec.Reading;
using Kubewright.Diagnosis;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Core.Spec;

/// <summary>Reads files that must be refused, and gives their errors as text: line, path, problem and remedy, one a line.</summary>
internal static class Wrong
{
    /// <summary>The first three lines of a valid file.</summary>
    public const string Header = "apiVersion: kubewright.io/v1alpha1\nkind: Cluster\nversion: 1.32.0\n";

    /// <summary>Two further lines that make it valid.</summary>
    public const string Hosts = "hosts: [192.168.2.11, 192.168.2.12, 192.168.2.13, 192.168.2.21]\nendpoint: {address: 192.168.2.10}\n";

    public static string Errors(string yaml, IClusterFolder? folder = null)
    {
        var invalid = Assert.IsType<SpecReading.Invalid>(SpecReader.Read(yaml, folder ?? new FakeClusterFolder(), RuleCatalog.PreflightCodes));
        Assert.NotEmpty(invalid.Errors);
        return string.Join('\n', invalid.Errors.Select(error => $"{error.Line} {error.Path}: {error.Problem}; {error.Remedy}"));
    }
}
