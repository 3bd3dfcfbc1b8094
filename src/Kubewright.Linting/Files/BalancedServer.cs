using Kubewright.Linting.Syntax;

namespace Kubewright.Linting.Files;

/// <summary>One server of a list.</summary>
/// <param name="Parameters">What stands behind its address.</param>
internal sealed record BalancedServer(Statement Statement, string Address, IReadOnlyList<string> Parameters)
{
    public int Line => Statement.Line;

    public string Host => Address.LastIndexOf(':') is var colon && colon > 0 ? Address[..colon].Trim('[', ']') : Address;

    /// <summary>Null where none is written.</summary>
    public int? Port => BalancerPort.TryOf(Line, Address.Contains(':') ? Address : null)?.Port;

    public bool IsThisHost => Host is "127.0.0.1" or "localhost" or "::1";

    /// <summary>The value of a parameter; null where it is not written.</summary>
    public string? Parameter(string name) =>
        Parameters.FirstOrDefault(parameter => parameter.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..];
}
