using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Hosts;

/// <summary>Name servers that a host asks, and whether systemd-resolved stands behind the local one.</summary>
public sealed record ResolverSetup : Probe<Resolver>
{
    public override string Id => "resolver";

    // What resolved itself asks is in its own file; kubeadm gives that one to pods where resolved runs.
    public override string Script => """
        [ ! -e /etc/resolv.conf ] || sed -n 's/^[[:space:]]*nameserver[[:space:]]\{1,\}\([^[:space:]]*\).*/server \1/p' /etc/resolv.conf
        [ ! -e /run/systemd/resolve/resolv.conf ] || sed -n 's/^[[:space:]]*nameserver[[:space:]]\{1,\}\([^[:space:]]*\).*/upstream \1/p' /run/systemd/resolve/resolv.conf
        [ "$(systemctl is-active systemd-resolved 2>/dev/null)" != active ] || echo resolved
        echo asked
        """;

    protected override Fact<Resolver> Parse(ProbeAnswer answer) => answer.LinesBefore("asked") is { } lines
        ? Known(new Resolver(Of("server ", lines), Of("upstream ", lines), lines.Contains("resolved")))
        : Unknown(answer.Complaint);

    private static IReadOnlyList<string> Of(string kind, IReadOnlyList<string> lines) =>
        [.. lines.Where(line => line.StartsWith(kind, StringComparison.Ordinal)).Select(line => line[kind.Length..])];
}

/// <summary>Name servers of a host.</summary>
/// <param name="Servers">Those of /etc/resolv.conf.</param>
/// <param name="Upstream">Those that systemd-resolved asks.</param>
/// <param name="ResolvedRuns">systemd-resolved is active.</param>
public sealed record Resolver(IReadOnlyList<string> Servers, IReadOnlyList<string> Upstream, bool ResolvedRuns)
{
    /// <summary>Those that pods are given.</summary>
    public IReadOnlyList<string> OfPods => ResolvedRuns ? Upstream : Servers;
}
