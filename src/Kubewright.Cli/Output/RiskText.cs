using Kubewright.Core.Plans;

namespace Kubewright.Cli.Output;

/// <summary>Risks in words.</summary>
internal static class RiskText
{
    public static string Of(Risk risk) => risk switch
    {
        Risk.Safe => "safe",
        Risk.Disruptive => "disruptive",
        _ => "destructive",
    };
}
