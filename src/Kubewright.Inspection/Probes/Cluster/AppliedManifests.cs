namespace Kubewright.Inspection.Probes.Cluster;

/// <summary>Digest of the manifests that were last applied from the cluster file.</summary>
public sealed record AppliedManifests : ClusterQuestion<ManifestDigest>
{
    /// <summary>The ConfigMap of kube-system that keeps it.</summary>
    public const string ConfigMap = "kubewright-manifests";

    public override string Id => "applied-manifests";

    protected override string Arguments => $"-n kube-system get configmap {ConfigMap} --ignore-not-found -o 'jsonpath={{.data.digest}}'";

    protected override ManifestDigest ParseOutput(string output) => new(output.Trim() is { Length: > 0 } digest ? digest : null);
}

/// <summary>A digest; null where nothing was applied.</summary>
public sealed record ManifestDigest(string? Digest);
