using System.Text.RegularExpressions;
using Kubewright.Linting.Syntax;

namespace Kubewright.Linting.Files;

/// <summary>A check of keepalived's.</summary>
internal sealed partial record VrrpScript(Statement Statement)
{
    public string Name => Statement.Value ?? "";

    public int Line => Statement.Line;

    /// <summary>The line that says what is run; null where none does.</summary>
    public Statement? Run => Statement.Find("script");

    /// <summary>What is run; empty where nothing is.</summary>
    public string Command => Run?.Rest ?? "";

    public int Weight => Statement.Number("weight") ?? 0;

    /// <summary>The file that is run, without its folders; null where it is a program of the system.</summary>
    public string? OwnFile => OwnScript().Match(Command) is { Success: true } match ? match.Groups["name"].Value : null;

    /// <summary>Whether it makes a request over HTTP.</summary>
    public bool IsRequest => Request().IsMatch(Command);

    /// <summary>A check that goes through the host's own balancer to an API server.</summary>
    /// <param name="port">The balancer's.</param>
    public static string ThroughBalancer(int port) => $"script \"/usr/bin/curl --silent --fail --insecure --max-time 2 --output /dev/null https://127.0.0.1:{port}/healthz\"";

    [GeneratedRegex(@"^(/\S+/(ba|da)?sh\s+)?/(?!(usr/)?s?bin/)\S*?(?<name>[^/\s]+)(\s|$)")]
    private static partial Regex OwnScript();

    [GeneratedRegex(@"\b(curl|wget)\b")]
    private static partial Regex Request();
}
