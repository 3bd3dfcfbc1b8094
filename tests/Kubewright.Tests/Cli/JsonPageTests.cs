using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Kubewright.Cli.Output.Documents;
using Xunit;

namespace Kubewright.Tests.Cli;

public sealed class JsonPageTests
{
    private static readonly DocumentShapes Strict = new(new JsonSerializerOptions(DocumentShapes.Default.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    });

    [Theory]
    [InlineData("validate", typeof(SpecDocument), 2)]
    [InlineData("inspect", typeof(InspectDocument), 1)]
    [InlineData("evidence collect", typeof(EvidenceDocument), 1)]
    [InlineData("import", typeof(ImportDocument), 1)]
    [InlineData("lint", typeof(LintDocument), 1)]
    [InlineData("keys deploy", typeof(KeysDocument), 1)]
    [InlineData("ping", typeof(PingDocument), 1)]
    [InlineData("preflight", typeof(PreflightDocument), 1)]
    [InlineData("plan", typeof(PlanDocument), 1)]
    [InlineData("apply, reset", typeof(RunDocument), 1)]
    [InlineData("verify", typeof(VerifyDocument), 2)]
    [InlineData("endpoint move", typeof(MoveDocument), 1)]
    [InlineData("kubeconfig", typeof(KubeconfigDocument), 1)]
    [InlineData("A verb that ended early", typeof(StopDocument), 1)]
    public void The_page_shows_each_document_as_the_program_writes_it(string section, Type document, int examples)
    {
        var shown = Examples(section).ToList();
        Assert.Equal(examples, shown.Count);
        foreach (var example in shown)
        {
            var written = JsonSerializer.Serialize(JsonSerializer.Deserialize(example, document, Strict), document, Strict);
            Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(example).RootElement, JsonDocument.Parse(written).RootElement), $"the program would write:\n{written}");
        }
    }

    private static IEnumerable<string> Examples(string section, [CallerFilePath] string source = "")
    {
        var page = File.ReadAllText(Path.Combine(Path.GetDirectoryName(source)!, "..", "..", "..", "docs", "json.md"));
        var body = page.Split("\n## ").Single(part => part.StartsWith(section + "\n", StringComparison.Ordinal));
        return body.Split("```json\n").Skip(1).Select(block => block.Split("```")[0]);
    }
}
