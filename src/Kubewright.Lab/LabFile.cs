using System.Net;
using System.Text.Json;

namespace Kubewright.Lab;

/// <summary>A layout as it is written to <c>lab.json</c>.</summary>
internal sealed record LabFile
{
    public const string FileName = "lab.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public required string Name { get; init; }

    public required string Subnet { get; init; }

    public required string BaseTree { get; init; }

    public required IReadOnlyList<Entry> Hosts { get; init; }

    public static string Write(LabLayout layout) => JsonSerializer.Serialize(
        new LabFile
        {
            Name = layout.Name,
            Subnet = layout.Subnet.ToString(),
            BaseTree = layout.BaseTree,
            Hosts = [.. layout.Hosts.Select(host => new Entry(host.Name, host.Address.ToString(), host.BaseTree))],
        },
        Options);

    /// <param name="directory">The directory that the file lies in.</param>
    /// <exception cref="JsonException">The text is not such a file.</exception>
    /// <exception cref="FormatException">An address in it is none.</exception>
    public static LabLayout Read(string json, string directory)
    {
        var file = JsonSerializer.Deserialize<LabFile>(json, Options) ?? throw new JsonException("the file is empty");
        return new LabLayout
        {
            Name = file.Name,
            Subnet = IPNetwork.Parse(file.Subnet),
            Hosts = [.. file.Hosts.Select(host => new LabHost(host.Name, IPAddress.Parse(host.Address), host.BaseTree))],
            Directory = directory,
            BaseTree = file.BaseTree,
        };
    }

    internal sealed record Entry(string Name, string Address, string? BaseTree = null);
}
