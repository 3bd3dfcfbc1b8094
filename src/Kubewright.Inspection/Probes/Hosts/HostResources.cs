using System.Globalization;
using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Hosts;

/// <summary>Memory and processors of a host.</summary>
public sealed record HostResources : Probe<Resources>
{
    public override string Id => "resources";

    public override string Script => "cat /proc/meminfo && printf 'Processors: %s\\n' \"$(nproc)\"";

    protected override Fact<Resources> Parse(ProbeAnswer answer)
    {
        if (answer.ExitCode != 0 || answer.Lines is not { Count: > 1 } lines)
        {
            return Unknown(answer.Complaint);
        }

        // "MemTotal:        2014520 kB" (proc_meminfo(5)), where kB are 1024 bytes.
        long Number(string name) => long.Parse(
            lines.First(line => line.StartsWith(name + ":", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        return Known(new Resources(Number("MemTotal") * 1024, Number("MemAvailable") * 1024, (Number("SwapTotal") - Number("SwapFree")) * 1024, (int)Number("Processors")));
    }
}

/// <summary>Memory and processors of a host; sizes in bytes.</summary>
/// <param name="Available">Memory that can be had without swapping.</param>
/// <param name="Swapped">Memory that lies in swap.</param>
/// <param name="Processors">Those that may be used.</param>
public sealed record Resources(long Memory, long Available, long Swapped, int Processors);
