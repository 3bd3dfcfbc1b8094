using Kubewright.Core.Findings;

namespace Kubewright.Cli.Output;

/// <summary>Severities as people and programs read them.</summary>
internal static class SeverityText
{
    public static string Of(Severity severity) => severity switch
    {
        Severity.Info => "info",
        Severity.Warning => "warning",
        Severity.Error => "error",
        _ => throw new ArgumentOutOfRangeException(nameof(severity)),
    };
}
