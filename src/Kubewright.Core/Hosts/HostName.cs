using System.Text.RegularExpressions;

namespace Kubewright.Core.Hosts;

/// <summary>A host's name: a DNS label or name in lower case, as Kubernetes demands of node names (RFC 1123).</summary>
public readonly partial record struct HostName
{
    private readonly string? _value;

    private HostName(string value) => _value = value;

    /// <summary>Gives the name, or null where the text is not one.</summary>
    public static HostName? TryParse(string text) => text.Length <= 253 && Pattern().IsMatch(text) ? new HostName(text) : null;

    /// <exception cref="FormatException">The text is not a host name.</exception>
    public static HostName Parse(string text) => TryParse(text) ?? throw new FormatException($"'{text}' is not a host name");

    public override string ToString() => _value ?? "";

    [GeneratedRegex(@"\A[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?(\.[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?)*\z")]
    private static partial Regex Pattern();
}
