using System.Xml.Linq;
using Kubewright.Core.Plans;
using Xunit;

namespace Kubewright.Tests.ArchitectureRules;

/// <summary>Core is the vocabulary of everything else, so its words are explained.</summary>
public sealed class CoreDocumentationTests
{
    [Fact]
    public void Every_public_type_of_Core_says_what_it_is()
    {
        var assembly = typeof(Plan).Assembly;
        var documented = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member").Select(member => member.Attribute("name")!.Value).ToHashSet();

        // The cases of a closed set are explained by the set.
        var silent = assembly.GetExportedTypes().Where(type => !type.IsNested && !documented.Contains($"T:{type.FullName}")).Select(type => type.FullName);

        Assert.Empty(silent);
    }
}
