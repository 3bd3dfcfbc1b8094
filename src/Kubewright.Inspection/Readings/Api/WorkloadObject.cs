using System.Text.Json;
using Kubewright.Inspection.Evidence;

namespace Kubewright.Inspection.Readings.Api;

/// <summary>Reads a Deployment, DaemonSet or StatefulSet, and a Service.</summary>
public static class WorkloadObject
{
    public static WorkloadReading Read(string kind, JsonElement workload, EvidenceItem item)
    {
        var (name, space) = (workload.Text("metadata", "name") ?? "", workload.Text("metadata", "namespace") ?? "");
        var status = workload.At("status") ?? default;
        var containers = workload.List("spec", "template", "spec", "containers").ToList();
        var isDaemon = kind == "DaemonSet";
        var desired = isDaemon ? status.Number("desiredNumberScheduled") : workload.Number("spec", "replicas");

        // The API leaves out numbers that are 0.
        var ready = (isDaemon ? status.Number("numberReady") : status.Number("readyReplicas")) ?? 0;
        return new WorkloadReading
        {
            Kind = kind,
            Namespace = space,
            Name = name,
            Desired = desired,
            Ready = ready,
            UpToDate = (isDaemon ? status.Number("updatedNumberScheduled") : status.Number("updatedReplicas")) ?? 0,
            Available = (isDaemon ? status.Number("numberAvailable") : status.Number("availableReplicas")) ?? 0,
            Images = [.. containers.Select(container => container.Text("image") ?? "")],
            CommandLine = [.. containers.SelectMany(container => container.Texts("command").Concat(container.Texts("args")))],
            Environment = containers.SelectMany(container => container.List("env")).Where(variable => variable.Text("value") is not null)
                .GroupBy(variable => variable.Text("name") ?? "").ToDictionary(group => group.Key, group => group.First().Text("value") ?? "", StringComparer.Ordinal),
            Age = workload.Age(item.Taken),
            Proofs = [item.Proves($"{kind} {space}/{name}: {ready} of {desired} ready")],
        };
    }

    public static ServiceReading Service(JsonElement service, EvidenceItem item)
    {
        var (name, space) = (service.Text("metadata", "name") ?? "", service.Text("metadata", "namespace") ?? "");
        return new ServiceReading
        {
            Namespace = space,
            Name = name,
            Type = service.Text("spec", "type"),
            ClusterAddress = service.Text("spec", "clusterIP"),
            ExternalAddresses = [.. service.Texts("spec", "externalIPs"), .. service.List("status", "loadBalancer", "ingress").Select(ingress => ingress.Text("ip") ?? ingress.Text("hostname") ?? "")],
            Ports = [.. service.List("spec", "ports").Select(Port)],
            Age = service.Age(item.Taken),
            Proofs = [item.Proves($"Service {space}/{name}: {service.Text("spec", "clusterIP")}")],
        };
    }

    private static string Port(JsonElement port) => $"{port.Text("port")}{(port.Number("nodePort") is { } node ? $":{node}" : "")}/{port.Text("protocol")}";
}
