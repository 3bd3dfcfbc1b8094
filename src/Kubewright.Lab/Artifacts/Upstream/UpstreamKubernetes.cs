using Kubewright.Lab.Artifacts.Storage;
using Kubewright.Remote.Local;

namespace Kubewright.Lab.Artifacts.Upstream;

/// <summary>Kubernetes as its makers publish it: programs from their site, images from the registry that kubeadm names.</summary>
internal sealed class UpstreamKubernetes(UpstreamSite site, IImageTransport images, string version, string architecture, Stages stages)
{
    /// <summary>The project's own test workload, to prove pod networks with.</summary>
    private const string TestWorkload = "e2e-test-images/agnhost:2.53";
    private const UnixFileMode Executable = (UnixFileMode)0b111_101_101;

    public static string Key(string version, string architecture) => $"{version}-upstream-{architecture}";

    public async Task BuildAsync(BuildPlace place, CancellationToken cancellationToken)
    {
        var writer = new SetWriter(place.Output, architecture);
        string[] programs = ["kubeadm", "kubelet", "kubectl"];
        await stages.RunAsync($"Download the programs of Kubernetes {version}", TimeSpan.FromSeconds(30), async () =>
        {
            foreach (var program in programs)
            {
                await site.DownloadAsync(version, architecture, program, Path.Combine(place.Work, program), cancellationToken);
            }
        });
        foreach (var reference in await ReferencesAsync(Path.Combine(place.Work, "kubeadm"), cancellationToken))
        {
            await stages.RunAsync($"Download the image {reference}", TimeSpan.FromSeconds(20), () => writer.AddImageAsync(
                reference, archive => images.SaveAsync(reference, architecture, archive, cancellationToken), cancellationToken));
        }

        foreach (var program in programs)
        {
            await writer.AddProgramAsync(program, version, Path.Combine(place.Work, program), cancellationToken);
        }

        await writer.WriteCatalogAsync($"Kubernetes {version} as published upstream", cancellationToken);
    }

    private async Task<IReadOnlyList<string>> ReferencesAsync(string kubeadm, CancellationToken cancellationToken)
    {
        File.SetUnixFileMode(kubeadm, Executable);
        string[] arguments = ["config", "images", "list", "--kubernetes-version", version];
        var listed = ImageReference.ParseList(await LocalProcess.DemandAsync(kubeadm, arguments, TimeSpan.FromSeconds(30), cancellationToken));
        return [.. listed.Values.Select(reference => reference.ToString()), $"{listed["kube-apiserver"].Prefix}/{TestWorkload}"];
    }
}
