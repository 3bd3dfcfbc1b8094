using System.Globalization;
using Kubewright.Inspection.Description.Wording;
using Kubewright.Inspection.Evidence;

namespace Kubewright.Inspection.Description;

/// <summary>The rows behind the statements.</summary>
internal static class Tables
{
    public static IReadOnlyList<PictureTable> Of(ClusterView view) =>
    [
        .. ((PictureTable[])[Nodes(view), Pods(view), Workloads(view), Etcd(view), Certificates(view), Components(view), Services(view)]).Where(table => table.Rows.Count > 0),
    ];

    private static PictureTable Nodes(ClusterView view) => Table("nodes", ["name", "roles", "ready", "version", "address", "os", "kernel", "runtime", "taints"], view.Machines.Select(machine => Row(
        machine.Node?.IsReady ?? machine.Host?.IsReached, machine.Proofs,
        machine.Name, machine.Node?.Roles is { } roles ? string.Join(",", roles) : machine.IsControlPlane == true ? "control-plane" : null, Flag(machine.Node?.IsReady), machine.KubeletVersion, machine.Address, machine.OsImage, machine.Kernel,
        machine.Runtime, machine.Node?.Taints is { } taints ? string.Join(" ", taints) : null)));

    private static PictureTable Pods(ClusterView view) => Table("pods", ["namespace", "name", "ready", "status", "restarts", "age", "node"], view.Readings.Pods.Select(pod => Row(
        pod.IsWell, pod.Proofs,
        pod.Namespace, pod.Name, pod.Containers is null ? null : $"{pod.ReadyContainers}/{pod.Containers}", pod.Trouble ?? pod.Phase, Number(pod.Restarts), Hours(pod.Age), pod.Node)));

    private static PictureTable Workloads(ClusterView view) => Table("workloads", ["kind", "namespace", "name", "ready", "desired", "images"], view.Readings.Workloads.Select(workload => Row(
        workload.Ready is null || workload.Desired is null ? null : workload.Ready >= workload.Desired, workload.Proofs,
        workload.Kind, workload.Namespace, workload.Name, Number(workload.Ready), Number(workload.Desired), workload.Images is { } images ? string.Join(" ", images) : null)));

    private static PictureTable Etcd(ClusterView view) => Table("etcd-members", ["name", "host", "status", "leader", "version", "size", "urls"], view.Readings.EtcdMembers.Select(member => Row(
        EtcdState.Works(member, view), member.Proofs,
        member.Name is { Length: > 0 } name ? name : member.Id, member.Host, member.Trouble ?? (EtcdState.Works(member, view) == true ? "ok" : null), Flag(member.IsLeader), member.Version, Number((int?)(member.DatabaseSize >> 20)), string.Join(" ", member.PeerUrls ?? []))));

    private static PictureTable Certificates(ClusterView view) => Table("certificates", ["host", "place", "expires", "days", "names"], view.Readings.Certificates.Select(certificate => Row(
        certificate.Expires is null || view.Readings.Taken is null ? null : certificate.Expires > view.Readings.Taken, certificate.Proofs,
        certificate.Host, certificate.Place, certificate.Expires?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), view.Readings.Taken is { } now ? Number((int?)Math.Floor((certificate.Expires - now)?.TotalDays ?? 0)) : null, string.Join(" ", certificate.Names ?? []))));

    private static PictureTable Components(ClusterView view) => Table("components", ["component", "node", "version", "flags"], view.Readings.Components.Where(component => component.Flags is { Count: > 0 })
        .OrderBy(component => component.IsRunning == true ? 0 : 1).DistinctBy(component => (component.Component, component.Node))
        .Select(component => Row(null, component.Proofs, component.Component, component.Node, component.Version, string.Join(" ", component.Flags!.Select(flag => $"--{flag.Key}={flag.Value}"))) with { State = StatementState.Fine }));

    private static PictureTable Services(ClusterView view) => Table("services", ["namespace", "name", "type", "address", "ports"], view.Readings.Services.Select(service => Row(
        true, service.Proofs, service.Namespace, service.Name, service.Type, service.ClusterAddress, string.Join(" ", service.Ports ?? []))));

    private static PictureTable Table(string id, string[] columns, IEnumerable<PictureRow> rows) =>
        new(id, PictureWords.Titles[id], [.. columns.Select(column => new PictureColumn(column, PictureWords.Columns[column], column is "restarts" or "age" or "desired" or "days" or "size"))], [.. rows]);

    private static PictureRow Row(bool? well, IReadOnlyList<Proof> proofs, params IReadOnlyList<string?> cells) => new(cells, well switch { true => StatementState.Fine, false => StatementState.Bad, null => StatementState.Unknown }, proofs);

    private static string? Flag(bool? value) => value switch { true => "yes", false => "no", null => null };

    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string? Hours(TimeSpan? age) => age?.TotalHours.ToString("0.#", CultureInfo.InvariantCulture);
}
