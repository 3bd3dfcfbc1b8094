using Kubewright.Core.Spec;

namespace Kubewright.Provisioning.Config;

/// <summary>
/// What differs between the versions of kubeadm's configuration API, kubeadm.k8s.io. Everything else is the same in all of them.
/// Source: the types of each version in Kubernetes' cmd/kubeadm/app/apis/kubeadm and the API reference's lists of changes.
/// </summary>
internal sealed record KubeadmApi
{
    private static readonly KubeadmApi V1Beta2 = new() { Name = "kubeadm.k8s.io/v1beta2" };
    private static readonly KubeadmApi V1Beta3 = new() { Name = "kubeadm.k8s.io/v1beta3", HasSkipPhases = true };
    private static readonly KubeadmApi V1Beta4 = new() { Name = "kubeadm.k8s.io/v1beta4", HasSkipPhases = true, HasArgumentLists = true, HasTimeouts = true };

    public required string Name { get; init; }

    /// <summary>Whether phases to skip can be written; before, only the command line has them.</summary>
    public bool HasSkipPhases { get; init; }

    /// <summary>Whether extra arguments are lists of name and value instead of maps.</summary>
    public bool HasArgumentLists { get; init; }

    /// <summary>Whether the time limits are together under <c>timeouts</c>; before, they were spread over <c>apiServer</c> and <c>discovery</c>.</summary>
    public bool HasTimeouts { get; init; }

    /// <summary>The newest API that kubeadm of a version reads.</summary>
    public static KubeadmApi Of(KubernetesVersion version) =>
        version.IsAtLeast(1, 31) ? V1Beta4 : version.IsAtLeast(1, 22) ? V1Beta3 : V1Beta2;

    /// <summary>An object of the API.</summary>
    public YamlMap Document(string kind, params ReadOnlySpan<(string Key, object? Value)> fields) =>
        YamlMap.Of(("apiVersion", Name), ("kind", kind)).With(YamlMap.Of(fields));

    /// <summary>Extra arguments in this version's form.</summary>
    public object Arguments(params ReadOnlySpan<(string Name, string Value)> arguments)
    {
        var list = new List<object?>();
        var map = new List<KeyValuePair<string, object?>>();
        foreach (var (name, value) in arguments)
        {
            list.Add(YamlMap.Of(("name", name), ("value", value)));
            map.Add(new(name, value));
        }

        return HasArgumentLists ? list : new YamlMap(map);
    }
}
