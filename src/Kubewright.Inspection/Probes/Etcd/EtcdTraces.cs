using Kubewright.Core.Facts;
using Kubewright.Core.Spec;

namespace Kubewright.Inspection.Probes.Etcd;

/// <summary>What an etcd under systemd has left on a host.</summary>
public sealed record EtcdTraces(EtcdInstance Instance) : Probe<EtcdRemains>
{
    public override string Id => $"etcd-traces:{Instance}";

    public override string Script => $"""
        for file in {Instance.DataFolder}/member {Instance.FirstStartPath}; do [ ! -e "$file" ] || echo "$file"; done
        echo asked
        """;

    protected override Fact<EtcdRemains> Parse(ProbeAnswer answer) => answer.LinesBefore("asked") is { } files
        ? Known(new EtcdRemains(files.Contains($"{Instance.DataFolder}/member"), files.Contains(Instance.FirstStartPath)))
        : Unknown($"{Instance.DataFolder} cannot be looked at: {answer.Complaint}");
}

/// <summary>What an etcd has left on a host.</summary>
/// <param name="HasData">Its data is there: it has been started before.</param>
/// <param name="IsFirstStart">It has not been seen well since its first start.</param>
public sealed record EtcdRemains(bool HasData, bool IsFirstStart);
