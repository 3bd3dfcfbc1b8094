using System.Text.Json;
using Kubewright.Core.Spec;

namespace Kubewright.Inspection.Probes.Cluster;

/// <summary>The version that the cluster's API server has.</summary>
public sealed record ServerVersion : ClusterQuestion<ServedVersion>
{
    public override string Id => "server-version";

    protected override string Arguments => "get --raw /version";

    protected override ServedVersion ParseOutput(string output)
    {
        using var json = JsonDocument.Parse(output);

        // "v1.32.0", and of vendors "v1.25.16-eks-1234" or "v1.32.0+k3s1".
        var text = json.RootElement.GetProperty("gitVersion").GetString() ?? "";
        return KubernetesVersion.TryParse(text.Split('-', '+')[0]) is { } version ? new ServedVersion(version) : throw new FormatException($"'{text}' is no version");
    }
}

/// <summary>The version of an API server.</summary>
public sealed record ServedVersion(KubernetesVersion Version);
