using Kubewright.Core.Facts;

namespace Kubewright.Tests.Inspection.Recordings;

/// <summary>What a host once answered to a probe, and what is to be read from it.</summary>
/// <param name="Case">What was recorded: a distribution, a state, a fault.</param>
/// <param name="Expected">The value; of no meaning where nothing is known.</param>
/// <param name="WhyUnknown">A part of the reason why nothing is known; null where something is.</param>
public sealed record Recording(string Case, Probe Probe, ProbeAnswer Answer, object? Expected, string? WhyUnknown)
{
    public static Recording Known<T>(string @case, Probe<T> probe, string output, T expected, int exitCode = 0, string error = "") =>
        new(@case, probe, new ProbeAnswer(exitCode, output, error), expected, null);

    public static Recording Unknown(string @case, Probe probe, string output, int exitCode = 0, string error = "", string why = "") =>
        new(@case, probe, new ProbeAnswer(exitCode, output, error), null, why);

    public override string ToString() => $"{Probe.GetType().Name}: {Case}";
}
