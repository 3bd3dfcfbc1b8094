using System.Globalization;
using System.Text.Json;
using Kubewright.Core.Facts;
using Kubewright.Core.Spec;

namespace Kubewright.Inspection.Probes.Etcd;

/// <summary>How many objects of Kubernetes an etcd under systemd holds, as the host's member says; null where the host has none.</summary>
public sealed record EtcdContent(EtcdInstance Instance) : Probe<long?>
{
    /// <summary>Everything below <c>/registry/</c>, the API servers' prefix, as the JSON gateway wants it: first key and the one after the last, in base64.</summary>
    public const string Everything = "\"key\": \"L3JlZ2lzdHJ5Lw==\", \"range_end\": \"L3JlZ2lzdHJ5MA==\"";

    public override string Id => $"etcd-content:{Instance}";

    public override string Script => $$"""
        if [ -e {{Instance.DataFolder}}/member ] && [ -e {{EtcdIdentity.MemberFolder}}/member.crt ]; then {{new EtcdMembers(Instance).Ask("kv/range", $$"""'{{{Everything}}, "count_only": true}'""")}}
        else echo absent; fi
        """;

    public override ProbeReach Reach => ProbeReach.Cluster;

    protected override Fact<long?> Parse(ProbeAnswer answer)
    {
        if (answer.Output.Trim() == "absent")
        {
            return Known(null);
        }

        if (answer.ExitCode != 0)
        {
            return Unknown($"{Instance} does not answer: {answer.Complaint}");
        }

        using var range = JsonDocument.Parse(answer.Output);

        // What has its default value is left out (protobuf's JSON mapping).
        return range.RootElement.TryGetProperty("header", out _)
            ? Known(range.RootElement.TryGetProperty("count", out var count) ? long.Parse(count.ToString(), CultureInfo.InvariantCulture) : 0)
            : Unknown($"{Instance} does not tell what it holds: {answer.Complaint}");
    }
}
