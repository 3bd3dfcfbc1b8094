using System.Globalization;
using System.Text.Json;
using Kubewright.Core.Facts;

namespace Kubewright.Inspection.Probes.Survey;

/// <summary>The containers that a host's runtime has, running and ended, as crictl shows them; null where there is no crictl.</summary>
public sealed record RuntimeContainers : Probe<IReadOnlyList<RuntimeContainer>?>
{
    public override string Id => "containers";

    public override string Script => """
        PATH=/usr/local/bin:/opt/kube/bin:/var/lib/rancher/rke2/bin:$PATH
        if command -v crictl >/dev/null; then timeout 8 crictl ps -a -o json; else echo absent; fi
        """;

    protected override Fact<IReadOnlyList<RuntimeContainer>?> Parse(ProbeAnswer answer)
    {
        if (answer.Output.Trim() == "absent")
        {
            return Known(null);
        }

        if (answer.ExitCode != 0)
        {
            return Unknown($"crictl does not tell the containers: {answer.Complaint}");
        }

        using var json = JsonDocument.Parse(answer.Output);
        return Known([.. json.RootElement.GetProperty("containers").EnumerateArray().Select(Container)]);
    }

    // createdAt is in nanoseconds since 1970, as text; states are named CONTAINER_RUNNING and so on (CRI).
    private static RuntimeContainer Container(JsonElement container)
    {
        var (metadata, labels) = (container.GetProperty("metadata"), container.GetProperty("labels"));
        return new RuntimeContainer(
            metadata.GetProperty("name").GetString() ?? "",
            Text(labels, "io.kubernetes.pod.namespace"),
            Text(labels, "io.kubernetes.pod.name"),
            (container.GetProperty("state").GetString() ?? "").Replace("CONTAINER_", "", StringComparison.Ordinal).ToLowerInvariant(),
            metadata.TryGetProperty("attempt", out var attempt) ? attempt.GetInt32() : 0,
            DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(container.GetProperty("createdAt").GetString() ?? "0", CultureInfo.InvariantCulture) / 1_000_000));
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}

/// <summary>A container as the runtime has it.</summary>
/// <param name="State"><c>running</c>, <c>exited</c>, <c>created</c> or <c>unknown</c>.</param>
/// <param name="Attempt">How often the kubelet has started it anew.</param>
public sealed record RuntimeContainer(string Name, string? Namespace, string? Pod, string State, int Attempt, DateTimeOffset Created);
