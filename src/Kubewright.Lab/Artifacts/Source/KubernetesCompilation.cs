using Kubewright.Lab.Artifacts.Apt;
using Kubewright.Remote.Local;

namespace Kubewright.Lab.Artifacts.Source;

/// <summary>Makes programs out of the unpacked tree.</summary>
internal sealed class KubernetesCompilation(SourceTree tree, string output, Stages stages)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(output);
        await stages.RunAsync("Generate the descriptions of the API", TimeSpan.FromSeconds(20), () => GenerateOpenApiAsync(cancellationToken));
        var compiled = 0;
        await stages.RunAsync(
            $"Compile Kubernetes {KubernetesRecipe.Version}",
            TimeSpan.FromMinutes(3),
            () => tree.Go.BuildAsync(
                tree.Directory, $"{output}/", KubernetesRecipe.LinkerFlags, KubernetesRecipe.GoPackages, _ => Interlocked.Increment(ref compiled), cancellationToken),
            () => $"{Volatile.Read(ref compiled)} of about 2300 packages");
        await CompilePauseAsync(cancellationToken);
    }

    // Distributions drop this one file as generated; kubeadm and the API server do not compile without it.
    private async Task GenerateOpenApiAsync(CancellationToken cancellationToken)
    {
        var generator = Path.Combine(output, "../openapi-gen");
        await tree.Go.BuildAsync(tree.Directory, generator, "", ["./vendor/k8s.io/kube-openapi/cmd/openapi-gen"], null, cancellationToken);
        string[] arguments =
        [
            "--logtostderr",
            "-i", string.Join(',', OpenApiTags.Packages(tree.Directory)),
            "-p", "k8s.io/kubernetes/pkg/generated/openapi",
            "-O", "zz_generated.openapi",
            "-h", "vendor/k8s.io/code-generator/hack/boilerplate.go.txt",
            "-r", Path.Combine(output, "../openapi-violations"),
        ];
        await tree.Go.RunAsync(generator, tree.Directory, arguments, null, cancellationToken);
    }

    private async Task CompilePauseAsync(CancellationToken cancellationToken)
    {
        await MachinePackages.EnsureAsync(["gcc", "libc6-dev"], stages, cancellationToken);
        var source = Path.Combine(tree.Directory, "build/pause/linux/pause.c");
        string[] arguments = ["-Os", "-static", "-s", "-o", Path.Combine(output, "pause"), source];
        await LocalProcess.DemandAsync("gcc", arguments, TimeSpan.FromMinutes(1), cancellationToken);
    }
}
