using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Kubewright.Inspection.Pasted;

/// <summary>YAML as kubectl writes it, made JSON, so that whoever reads the API's answers reads it too.</summary>
internal static class YamlAsJson
{
    /// <summary>One node for each document; null for an empty one.</summary>
    /// <exception cref="YamlException">It is no YAML.</exception>
    public static IReadOnlyList<JsonNode?> Documents(string yaml)
    {
        // The parser is asked for its events first: a document of aliases upon aliases grows without end when it is copied.
        var stream = new YamlStream();
        stream.Load(new WithoutAliases(new Parser(new StringReader(yaml))));
        return [.. stream.Documents.Select(document => Node(document.RootNode))];
    }

    private static JsonNode? Node(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(pair => KeyValuePair.Create((pair.Key as YamlScalarNode)?.Value ?? "", Node(pair.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Node)]),
        YamlScalarNode { Style: ScalarStyle.Plain } plain => Plain(plain.Value ?? ""),
        YamlScalarNode text => JsonValue.Create(text.Value),
        _ => null,
    };

    // What kubectl leaves without quotes is what YAML 1.1 would not take for text.
    private static JsonValue? Plain(string text) => text switch
    {
        "" or "null" or "~" => null,
        "true" => JsonValue.Create(true),
        "false" => JsonValue.Create(false),
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        _ => JsonValue.Create(text),
    };

    private sealed class WithoutAliases(IParser parser) : IParser
    {
        public ParsingEvent? Current => parser.Current is AnchorAlias alias ? throw new YamlException(alias.Start, alias.End, "kubectl writes no aliases") : parser.Current;

        public bool MoveNext() => parser.MoveNext();
    }
}
