using System.Net;
using Kubewright.Lab;

namespace Kubewright.Cli.Commands.Lab;

/// <summary>Reads a host as the command line has it: <c>w1</c>, <c>w1=10.77.1.21</c>, <c>w1@bookworm</c>.</summary>
internal static class LabHostText
{
    public const string Form = "HOST[=ADDRESS][@RELEASE] ...";

    /// <exception cref="LabRequestException">What stands for an address is none.</exception>
    public static IEnumerable<LabHostRequest> Read(IEnumerable<string> words) =>
        words.SelectMany(word => word.Split(',', StringSplitOptions.RemoveEmptyEntries)).Select(Host);

    private static LabHostRequest Host(string text)
    {
        var of = text.Split('@', 2);
        var at = of[0].Split('=', 2);
        var suite = of.ElementAtOrDefault(1);
        if (at.Length == 1)
        {
            return new LabHostRequest(at[0], Suite: suite);
        }

        return IPAddress.TryParse(at[1], out var address)
            ? new LabHostRequest(at[0], address, suite)
            : throw new LabRequestException($"host {at[0]}: '{at[1]}' is not an address; write {at[0]}=10.77.1.11");
    }
}
