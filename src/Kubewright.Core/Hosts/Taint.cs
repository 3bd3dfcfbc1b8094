namespace Kubewright.Core.Hosts;

/// <summary>Keeps pods that do not tolerate it off a node. Key and effect together are unique on a node.</summary>
public sealed record Taint(string Key, string? Value, TaintEffect Effect)
{
    /// <summary>Key and effect, by which kubectl removes it: <c>dedicated:NoSchedule</c>.</summary>
    public string Id => $"{Key}:{Effect}";

    /// <summary>As kubectl writes it: <c>dedicated=gpu:NoSchedule</c>.</summary>
    public override string ToString() => Value is null ? Id : $"{Key}={Value}:{Effect}";
}

/// <summary>What a taint does, in Kubernetes' own words.</summary>
public enum TaintEffect
{
    /// <summary>No new pods.</summary>
    NoSchedule,

    /// <summary>No new pods where others can take them.</summary>
    PreferNoSchedule,

    /// <summary>No new pods, and those that run are evicted.</summary>
    NoExecute,
}
