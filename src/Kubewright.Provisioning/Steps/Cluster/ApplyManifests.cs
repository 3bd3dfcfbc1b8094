using System.Security.Cryptography;
using System.Text;
using Kubewright.Core.Facts;
using Kubewright.Core.Hosts;
using Kubewright.Core.Plans;
using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Cluster;

namespace Kubewright.Provisioning.Steps.Cluster;

/// <summary>The manifests that the cluster file names have been applied as they are now; a ConfigMap keeps the digest of what was.</summary>
public sealed class ApplyManifests : IStep
{
    public string Title => "Apply the network's manifests";

    public TimeSpan Settle => TimeSpan.FromSeconds(30);

    public IEnumerable<Need> Needs(Blueprint blueprint, Host host) => [new(host, new AppliedManifests())];

    public Decision Decide(Situation situation)
    {
        if (situation.Ask(new AppliedManifests()) is not { } applied)
        {
            return new Decision.Later("there is no cluster yet");
        }

        var manifests = situation.Spec.Networking.Manifests;
        var digest = Digest(manifests);
        return applied.Digest == digest
            ? new Decision.Satisfied("applied")
            : new Decision.Change(
                applied.Digest is null ? "not applied yet" : "changed since they were applied",
                [.. manifests.Select(Apply), new HostAction.RunCommand(Note(digest))]);
    }

    private static HostAction.RunCommand Apply(ManifestFile manifest) => new(new Command
    {
        Title = $"kubectl apply -f {manifest.Path}",
        Script = $"{ShellText.Printed(manifest.Content)} | {ClusterNodes.Kubectl} apply -f -",
        Timeout = TimeSpan.FromMinutes(2),
    });

    private static Command Note(string digest) => new()
    {
        Title = "note what was applied",
        Script = $$"""
            {{ClusterNodes.Kubectl}} create configmap {{AppliedManifests.ConfigMap}} -n kube-system --from-literal=digest={{digest}} --dry-run=client -o yaml |
            {{ClusterNodes.Kubectl}} apply -f -
            """,
    };

    private static string Digest(IEnumerable<ManifestFile> manifests) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', manifests.Select(manifest => manifest.Content)))));
}
