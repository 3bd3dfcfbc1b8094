using Kubewright.Cli.Runs;
using Kubewright.Core.Spec;

namespace Kubewright.Cli.Output.Documents;

/// <summary>What <c>validate</c> found: the cluster in short, or everything that is wrong with its file.</summary>
internal sealed record SpecDocument(string File, bool Valid)
{
    public string? Cluster { get; init; }

    public string? KubernetesVersion { get; init; }

    public string? Endpoint { get; init; }

    public IReadOnlyList<SpecHost>? Hosts { get; init; }

    public IReadOnlyList<SpecErrorDocument> Errors { get; init; } = [];

    /// <param name="file">Of the valid file, as the user wrote it.</param>
    public static SpecDocument Of(string file, ClusterSpec spec) => new(file, true)
    {
        Cluster = spec.Name,
        KubernetesVersion = spec.KubernetesVersion.ToString(),
        Endpoint = spec.EndpointServer,
        Hosts = [.. spec.Hosts.Select(SpecHost.Of)],
    };

    public static SpecDocument Of(ClusterFile file, SpecReading reading) => reading switch
    {
        SpecReading.Valid valid => Of(file.Shown, valid.Spec),
        SpecReading.Invalid { Errors: var errors } => new SpecDocument(file.Shown, false)
        {
            Errors = [.. errors.Select(error => SpecErrorDocument.Of(file, error))],
        },
        _ => throw new InvalidOperationException($"unknown reading {reading}"),
    };
}

internal sealed record SpecHost(string Name, string Address, IReadOnlyList<string> Roles)
{
    public static SpecHost Of(Core.Hosts.Host host) => new(host.ToString(), host.Address.ToString(), [.. host.Roles.Order().Select(RoleText.Of)]);
}

/// <param name="What">As other verbs print it: <c>cluster.yaml:12: hosts[2].address: …</c>.</param>
internal sealed record SpecErrorDocument(string What, string Path, int Line, string Problem, string Remedy)
{
    public static SpecErrorDocument Of(ClusterFile file, SpecError error) => new(file.Describe(error).What, error.Path, error.Line, error.Problem, error.Remedy);
}
