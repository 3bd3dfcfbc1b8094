using System.Globalization;
using System.Text.RegularExpressions;
using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Hosts;

/// <summary>How far the host's clock is from the one that questions are timed by.</summary>
public sealed partial record ClockReading : Probe<ClockOffset>
{
    public override string Id => "clock";

    public override string Script => "date +%s.%N";

    public override bool IsOfTheMoment => true;

    protected override Fact<ClockOffset> Parse(ProbeAnswer answer)
    {
        if (answer.ExitCode != 0 || Seconds().Match(answer.Output) is not { Success: true } match)
        {
            return Unknown($"the clock could not be read: {answer.Complaint}");
        }

        var read = DateTimeOffset.FromUnixTimeSeconds(long.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture))
            + TimeSpan.FromTicks(long.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture) / TimeSpan.NanosecondsPerTick);
        return answer.Taken is { } taken ? Known(new ClockOffset(read - taken.Middle, taken.Uncertainty)) : Unknown("nobody noted when the clock was read");
    }

    [GeneratedRegex(@"\A(\d{1,11})\.(\d{9})\n\z")]
    private static partial Regex Seconds();
}

/// <summary>How far a clock is ahead (positive) or behind, and how far that may be wrong either way: half the time that question and answer took.</summary>
public sealed record ClockOffset(TimeSpan Offset, TimeSpan Uncertainty);
