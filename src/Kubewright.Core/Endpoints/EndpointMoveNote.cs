using Kubewright.Core.Spec;
using Kubewright.Core.Spec.Writing;

namespace Kubewright.Core.Endpoints;

/// <summary>
/// What every control plane keeps about the last move of the endpoint, so that a later run, also from another machine, knows of it and can go on or take it back: the
/// cluster file as it was, and as it is to be.
/// </summary>
/// <param name="Id">The move's.</param>
/// <param name="IsDone">The former endpoint is retired.</param>
/// <param name="From">What clients used before: <c>https://192.168.2.11:6443</c>.</param>
/// <param name="To">What they are to use.</param>
public sealed record EndpointMoveNote(string Id, bool IsDone, string From, string To, string FromFile, string ToFile)
{
    public const string Path = "/var/lib/kubewright/endpoint-move.yaml";

    private const string Done = "done", UnderWay = "under way";

    public static EndpointMoveNote? TryRead(string? text) =>
        text is not null && YamlMap.TryParse(text) is { } map
        && map["move"] is string id && map["state"] is string state && map["from"] is string from && map["to"] is string to
        && map["fromFile"] is string fromFile && map["toFile"] is string toFile
            ? new EndpointMoveNote(id, state == Done, from, to, fromFile, toFile)
            : null;

    // The files as JSON's texts, which are YAML's too: byte by byte what they were.
    public string Write() => $"""
        # Written by Kubewright; 'kubewright endpoint move' reads it.
        move: {YamlWord.Of(Id)}
        state: {(IsDone ? Done : UnderWay)}
        from: {YamlWord.Of(From)}
        to: {YamlWord.Of(To)}
        fromFile: {Text(FromFile)}
        toFile: {Text(ToFile)}

        """;

    private static string Text(string file) => System.Text.Json.JsonSerializer.Serialize(file);
}
