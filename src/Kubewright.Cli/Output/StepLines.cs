using Kubewright.Core.Journals;

namespace Kubewright.Cli.Output;

/// <summary>A step that ended, as lines of progress; none where there was nothing to do, nor to wait for.</summary>
internal static class StepLines
{
    private const int StepWidth = 44;

    public static IEnumerable<string> Of(StepEnded ended, int hostWidth, Ink ink)
    {
        var host = ended.Host.PadRight(hostWidth);
        return ended.Outcome switch
        {
            StepOutcome.Ok when ended.Seconds < 1 => [],
            StepOutcome.Ok => [$"{host}  {ended.Step.PadRight(StepWidth)}  {ink.Good("ok")}       {Duration.Of(ended.Seconds)}"],
            StepOutcome.Changed => [$"{host}  {ended.Step.PadRight(StepWidth)}  {ink.Notice("changed")}  {Duration.Of(ended.Seconds)}"],

            // The rest of its phase is skipped with it.
            StepOutcome.Skipped => [$"{host}  {ended.Phase.PadRight(StepWidth)}  {ink.Faint("skipped")}  {ended.Why}"],
            _ =>
            [
                $"{host}  {ended.Step.PadRight(StepWidth)}  {ink.Bad("failed")}   {Duration.Of(ended.Seconds)}",
                $"    {ended.Why}",
                .. ended.Lines.Select(line => $"    {Printable.Of(line)}"),
            ],
        };
    }
}
