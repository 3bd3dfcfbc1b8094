using System.Globalization;

namespace Kubewright.Linting.Files;

/// <summary>A port on which a balancer listens.</summary>
internal sealed record BalancerPort(int Line, int Port)
{
    /// <summary>Reads <c>6443</c>, <c>*:6443</c>, <c>[::]:6443</c> or <c>:::6443</c>; null where it is no port.</summary>
    public static BalancerPort? TryOf(int line, string? written) =>
        int.TryParse(written?[(written.LastIndexOf(':') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and < 65536 ? new BalancerPort(line, port) : null;
}
