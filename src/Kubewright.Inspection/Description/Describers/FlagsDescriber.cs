using System.Globalization;
using Kubewright.Inspection.Description.Wording;
using Kubewright.Inspection.Readings;

namespace Kubewright.Inspection.Description.Describers;

/// <summary>Flags of components that are risky, and those that differ between control planes.</summary>
internal sealed class FlagsDescriber : IDescriber
{
    // What is each machine's own.
    private static readonly HashSet<string> Own = new(StringComparer.Ordinal)
    {
        "advertise-address", "bind-address", "hostname-override", "name", "initial-cluster", "initial-cluster-state", "advertise-client-urls", "initial-advertise-peer-urls", "listen-client-urls", "listen-peer-urls", "etcd-servers", "node-ip",
        "listen-metrics-urls", "data-dir", "address",
    };

    public string Section => "flags";

    public IEnumerable<Statement> Describe(ClusterView view)
    {
        var servers = view.CommandLines("kube-apiserver");
        if (servers.Count == 0)
        {
            return [Say.Unknown("flags", FlagWords.Unknown)];
        }

        return [.. Server(servers[0]), .. Inflight(servers), .. Profiling(view), .. Ports(view), .. ClusterView.ControlPlaneComponents.SelectMany(component => Differing(view, component)), .. Drift(view)];
    }

    private static IEnumerable<Statement> Server(ComponentReading server)
    {
        var flags = server.Flags!;
        var anonymous = flags.GetValueOrDefault("anonymous-auth");
        if (!IsFalse(anonymous) && !flags.ContainsKey("authentication-config"))
        {
            yield return Say.Odd("anonymous-auth", anonymous is null ? FlagWords.AnonymousDefault : FlagWords.Anonymous("kube-apiserver"), server.ProofsOf("anonymous-auth"), anonymous is null ? 12 : 22).Because(FlagWords.AnonymousWhy);
        }

        var modes = flags.GetValueOrDefault("authorization-mode");
        if (modes?.Contains("AlwaysAllow", StringComparison.Ordinal) == true)
        {
            yield return Say.Bad("authorization-always-allow", FlagWords.AlwaysAllow, server.ProofsOf("authorization-mode"), 77);
        }
        else if (modes is not null && !modes.Contains("RBAC", StringComparison.Ordinal))
        {
            yield return Say.Odd("authorization-without-rbac", FlagWords.NoRbac(modes), server.ProofsOf("authorization-mode"), 60);
        }

        if (flags.GetValueOrDefault("audit-log-path") is not { } audit)
        {
            yield return Say.Odd("no-audit-log", FlagWords.NoAudit, server.ProofsOf("audit-log-path"), 10);
        }
        else if (audit.StartsWith("/tmp", StringComparison.Ordinal))
        {
            yield return Say.Odd("audit-log-in-tmp", FlagWords.AuditInTmp(audit), server.ProofsOf("audit-log-path"), 50).Because(FlagWords.AuditInTmpWhy);
        }

        if (!flags.ContainsKey("encryption-provider-config") && !flags.ContainsKey("experimental-encryption-provider-config"))
        {
            yield return Say.Odd("no-encryption-at-rest", FlagWords.NoEncryption, server.ProofsOf("encryption-provider-config"), 15);
        }
    }

    private static IEnumerable<Statement> Inflight(IReadOnlyList<ComponentReading> servers) =>
        from server in servers
        let mutating = server.Flags!.GetValueOrDefault("max-mutating-requests-inflight")
        let total = server.Flags!.GetValueOrDefault("max-requests-inflight")
        where Number(mutating) is { } writes && (Number(total) ?? 400) < writes
        select Say.Odd("inflight-limits", FlagWords.Inflight(mutating, total ?? "400"), server.ProofsOf("max-mutating-requests-inflight", "max-requests-inflight"), 52).About(server.Node).Because(FlagWords.InflightWhy);

    private static IEnumerable<Statement> Profiling(ClusterView view)
    {
        var open = ClusterView.ControlPlaneComponents.SelectMany(component => view.CommandLines(component).Take(1)).Where(line => !IsFalse(line.Flags!.GetValueOrDefault("profiling"))).ToList();
        if (open.Count > 0)
        {
            yield return Say.Odd("profiling", FlagWords.Profiling(string.Join(", ", open.Select(line => line.Component))), open.SelectMany(line => line.ProofsOf("profiling")), 11).Because(FlagWords.ProfilingWhy);
        }
    }

    private static IEnumerable<Statement> Ports(ClusterView view) =>
        from line in view.CommandLines("kube-apiserver")
        let port = line.Flags!.GetValueOrDefault("insecure-port")
        where port is not (null or "0")
        select Say.Bad("insecure-port", FlagWords.InsecurePort(line.Component, port), line.ProofsOf("insecure-port"), 76).About(line.Node).Because(FlagWords.InsecurePortWhy);

    private static IEnumerable<Statement> Differing(ClusterView view, string component)
    {
        var lines = view.CommandLines(component);
        foreach (var flag in lines.SelectMany(line => line.Flags!.Keys).Distinct().Where(flag => !Own.Contains(flag)))
        {
            var values = lines.GroupBy(line => line.Flags!.GetValueOrDefault(flag, "-")).ToList();
            if (values.Count > 1)
            {
                yield return Say.Odd("flags-differ", FlagWords.Differ(component, flag, string.Join("; ", values.Select(group => $"{group.Key} ({Grouping.Names([.. group.Select(line => line.Node ?? "?")])})"))), lines.SelectMany(line => line.ProofsOf(flag)), 45);
            }
        }
    }

    // What runs against what is written, on the same machine.
    private static IEnumerable<Statement> Drift(ClusterView view)
    {
        foreach (var runs in view.Readings.Components.Where(line => line.IsRunning == true && line.Flags is not null && line.Component is "kube-apiserver" or "kube-controller-manager" or "kube-scheduler" or "etcd"))
        {
            if (view.Readings.Components.FirstOrDefault(line => line.Component == runs.Component && line.Node == runs.Node && line.HasManifest == true) is { Flags: { } written } manifest
                && written.Keys.Union(runs.Flags!.Keys).Where(flag => written.GetValueOrDefault(flag) != runs.Flags.GetValueOrDefault(flag)).ToList() is { Count: > 0 } other)
            {
                yield return Say.Odd("flags-not-in-force", FlagWords.RunsDifferently(runs.Component, runs.Node ?? "?", string.Join(", ", other.Select(flag => $"--{flag}"))), [.. runs.Proofs, .. manifest.Proofs], 54)
                    .About(runs.Node).Because(FlagWords.RunsDifferentlyWhy);
            }
        }
    }

    // As Go reads it; kubespray writes "False".
    private static bool IsFalse(string? value) => value is "false" or "False" or "FALSE" or "f" or "F" or "0";

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
