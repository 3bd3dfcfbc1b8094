using Kubewright.Cli.Output.Documents;

namespace Kubewright.Cli.Output;

/// <summary>What <c>validate</c> found, for people.</summary>
internal static class SpecText
{
    public static string Of(SpecDocument spec, Ink ink)
    {
        if (!spec.Valid)
        {
            return string.Concat(spec.Errors.Select(error => $"{error.What}\n    {error.Remedy}\n"));
        }

        var hosts = Columns.Of((spec.Hosts ?? []).Select(host => (string[])[host.Name, host.Address, string.Join(", ", host.Roles)]), "  ");
        return $"{spec.File} is {ink.Good("valid")}: cluster {spec.Cluster}, Kubernetes {spec.KubernetesVersion}, endpoint {spec.Endpoint}\n{hosts}";
    }
}
