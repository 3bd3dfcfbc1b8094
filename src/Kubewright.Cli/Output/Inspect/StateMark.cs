using Kubewright.Inspection.Description;

namespace Kubewright.Cli.Output.Inspect;

/// <summary>A state by sign and colour, so that it is told without colour too.</summary>
internal static class StateMark
{
    public static string Of(StatementState state, Ink ink) => state switch
    {
        StatementState.Fine => ink.Good("✓"),
        StatementState.Odd => ink.Notice("!"),
        StatementState.Bad => ink.Bad("✗"),
        _ => ink.Notice("?"),
    };
}
