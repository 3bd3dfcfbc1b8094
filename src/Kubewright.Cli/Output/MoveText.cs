using System.Text;
using Kubewright.Cli.Output.Documents;

namespace Kubewright.Cli.Output;

/// <summary>What came of moving the endpoint, for people.</summary>
internal static class MoveText
{
    public static string Of(MoveDocument move, Ink ink)
    {
        var text = new StringBuilder(RecapText.Of(move.Run, ink)).Append('\n');
        foreach (var outage in move.Outages)
        {
            text.Append($"{outage.Server}: {(outage.LongestMilliseconds is { } longest ? $"longest time without an answer {longest:0} ms" : $"not measured: {outage.WhyNotMeasured}")}\n");
        }

        foreach (var check in move.Checks)
        {
            var state = check.State switch
            {
                CheckState.Ok => ink.Good("ok     "),
                CheckState.Failed => ink.Bad("failed "),
                _ => ink.Notice("unknown"),
            };
            text.Append($"{state}  {check.Title}  {check.Sentence}\n");
        }

        text.Append(move.FormerFile is null ? "" : $"The cluster file as it was: {move.FormerFile}\n");
        return text.Append(move.Run.Succeeded
            ? $"The endpoint is {ink.Strong(move.To)}.\n"
            : $"The endpoint is on its way from {move.From} to {move.To}. Go on with 'kubewright endpoint move', or take it back with 'kubewright endpoint move --rollback'.\n").ToString();
    }
}
