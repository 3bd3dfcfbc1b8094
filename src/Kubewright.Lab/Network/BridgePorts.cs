using System.Text.Json;

namespace Kubewright.Lab.Network;

/// <summary>The links that are plugged into a bridge, as <c>ip -json link show master</c> lists them. Pure.</summary>
internal sealed class BridgePorts
{
    private readonly HashSet<string> _names;

    private BridgePorts(HashSet<string> names) => _names = names;

    public static BridgePorts None { get; } = new([]);

    /// <summary>Whether the link is plugged in. A link whose name was too long for Linux has its full name as an alternative one.</summary>
    public bool Has(string link) => _names.Contains(link);

    /// <exception cref="JsonException">The text is not what <c>ip</c> writes.</exception>
    public static BridgePorts Parse(string json)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        using var document = JsonDocument.Parse(string.IsNullOrWhiteSpace(json) ? "[]" : json);
        foreach (var link in document.RootElement.EnumerateArray())
        {
            if (link.TryGetProperty("ifname", out var name))
            {
                names.Add(name.GetString() ?? "");
            }

            if (link.TryGetProperty("altnames", out var others))
            {
                names.UnionWith(others.EnumerateArray().Select(other => other.GetString() ?? ""));
            }
        }

        return new BridgePorts(names);
    }
}
