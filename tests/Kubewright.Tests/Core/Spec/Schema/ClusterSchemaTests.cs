using System.Text.Json.Nodes;
using Kubewright.Cli.Files;
using Kubewright.Core.Spec;
using Kubewright.Core.Spec.Reading;
using Kubewright.Core.Spec.Schema;
using Kubewright.Tests.Docs;
using Kubewright.Diagnosis;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Core.Spec.Schema;

public sealed class ClusterSchemaTests
{
    private static readonly string Text = ClusterSchema.Write(SchemaFile.Reference());

    private static readonly JsonObject Schema = JsonNode.Parse(Text)!.AsObject();

    public static TheoryData<string> Files => [.. ClusterFilesOfDocsTests.All.Concat(Directory.GetFiles(Path.Combine(Repository.Root, "examples")).Select(File.ReadAllText))];

    [Fact]
    public void The_schema_that_is_kept_is_the_one_that_is_printed() => Golden.Matches(Text, "../../docs/cluster.schema.json");

    [Theory]
    [MemberData(nameof(Files))]
    public void Cluster_files_of_the_documentation_fit(string yaml) => Assert.Empty(Errors(yaml));

    [Theory]
    [InlineData("kind: Cluster", "kind: cluster")]
    [InlineData("name: demo", "nam: demo")]
    [InlineData("name: demo", "name: Demo")]
    [InlineData("version: 1.32.0", "version: 1.32")]
    [InlineData("version: 1.32.0", "")]
    [InlineData("port: 22", "port: 0")]
    [InlineData("port: 22", "port: 65536")]
    [InlineData("port: 22", "port: ssh")]
    [InlineData("roles: [worker]", "roles: [wrker]")]
    [InlineData("roles: [worker]", "roles: worker")]
    [InlineData("address: 192.168.2.21, ", "")]
    [InlineData("restrictOomScoreAdj: true", "restrictOomScoreAdj: yes")]
    [InlineData("restrictOomScoreAdj: true", "restrictOomScore: true")]
    [InlineData("key: id", "key: ''")]
    public void What_the_reader_refuses_does_not_fit(string right, string wrong)
    {
        const string Yaml = """
            apiVersion: kubewright.io/v1alpha1
            kind: Cluster
            name: demo
            version: 1.32.0
            ssh: {port: 22, key: id}
            hosts:
              - {name: cp1, address: 192.168.2.11, roles: [control-plane]}
              - {name: w1, address: 192.168.2.21, roles: [worker]}
            runtime: {restrictOomScoreAdj: true}
            """;
        Assert.Empty(Errors(Yaml));

        var changed = Yaml.Replace(right, wrong, StringComparison.Ordinal);

        Assert.NotEmpty(Errors(changed));
        Assert.IsType<SpecReading.Invalid>(SpecReader.Read(changed, new FakeClusterFolder { Files = { ["/cluster/id"] = "" } }, RuleCatalog.PreflightCodes));
    }

    private static IEnumerable<string> Errors(string yaml)
    {
        var errors = new SpecErrors();
        var root = YamlNodeReader.Read(yaml, errors);
        Assert.Empty(errors.InFileOrder);
        return JsonSchema.Errors(Schema, Json(YamlFragment.Value(root!)));
    }

    private static JsonNode? Json(object? value) => value switch
    {
        null => null,
        YamlMap map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, Json(entry.Value)))),
        IEnumerable<object?> list => new JsonArray([.. list.Select(Json)]),
        long number => JsonValue.Create((double)number),
        double number => JsonValue.Create(number),
        bool flag => JsonValue.Create(flag),
        _ => JsonValue.Create((string)value),
    };
}
