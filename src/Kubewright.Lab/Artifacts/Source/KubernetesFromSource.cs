using Kubewright.Lab.Artifacts.Images;
using Kubewright.Lab.Artifacts.Storage;
using Kubewright.Remote.Local;

namespace Kubewright.Lab.Artifacts.Source;

/// <summary>Real Kubernetes where only a Debian mirror can be reached: compiled from the source package, put into images without a container engine.</summary>
internal sealed class KubernetesFromSource(string baseTree, string architecture, Stages stages)
{
    private const long NeededBytes = 6L * 1024 * 1024 * 1024;

    public static string Key(string architecture) => KubernetesRecipe.Key(architecture, CrictlSource.Read());

    public async Task BuildAsync(BuildPlace place, CancellationToken cancellationToken)
    {
        RequireTree();
        RequireSpace(place.Work);
        var tree = new SourceTree(place.Work);
        var version = await stages.RunAsync(
            "Download Go and the source of Kubernetes (130 MB)", TimeSpan.FromSeconds(15), () => tree.DownloadAsync(cancellationToken));
        await stages.RunAsync("Unpack them", TimeSpan.FromSeconds(5), () => tree.UnpackAsync(cancellationToken));
        var programs = Path.Combine(place.Work, "programs");
        await new KubernetesCompilation(tree, programs, stages).RunAsync(cancellationToken);
        await stages.RunAsync("Put the programs into images", TimeSpan.FromSeconds(5), async () =>
        {
            var writer = new SetWriter(place.Output, architecture);
            await AddImagesAsync(writer, programs, await WorkloadVersionAsync(tree, cancellationToken), cancellationToken);
            await AddProgramsAsync(writer, programs, cancellationToken);
            await AddEtcdAsync(writer, place.Work, cancellationToken);
            await writer.WriteCatalogAsync($"Debian source package {KubernetesRecipe.SourcePackage} {version}", cancellationToken);
        });
    }

    private async Task AddImagesAsync(SetWriter writer, string programs, string workloadVersion, CancellationToken cancellationToken)
    {
        var tree = new RootTree(baseTree);
        var images = new KubernetesImages(tree, architecture);
        var references = await ReferencesAsync(Path.Combine(programs, "kubeadm"), cancellationToken);
        var etcd = references["etcd"] with { Tag = await EtcdTagAsync(cancellationToken) };
        var workload = new ImageReference($"{etcd.Prefix}/e2e-test-images", KubernetesRecipe.TestWorkload, workloadVersion);

        ImageContent[] contents =
        [
            .. KubernetesRecipe.ControlPlanePrograms.Select(name => images.Static(references[name].ToString(), Path.Combine(programs, name))),
            await images.ProxyAsync(references[KubernetesRecipe.Proxy].ToString(), Path.Combine(programs, KubernetesRecipe.Proxy), cancellationToken),
            await images.EtcdAsync(etcd.ToString(), cancellationToken),
            images.Static(references["pause"].ToString(), Path.Combine(programs, "pause"), "/"),
            images.Static(workload.ToString(), Path.Combine(programs, KubernetesRecipe.TestWorkload), "/"),
        ];
        foreach (var image in contents)
        {
            await writer.AddImageAsync(image.Reference, path => ImageArchive.WriteAsync(image, path, cancellationToken), cancellationToken);
        }
    }

    private static async Task AddProgramsAsync(SetWriter writer, string programs, CancellationToken cancellationToken)
    {
        foreach (var program in KubernetesRecipe.HostPrograms)
        {
            await writer.AddProgramAsync(program, KubernetesRecipe.Version, Path.Combine(programs, program), cancellationToken);
        }

        await writer.AddProgramAsync("crictl", KubernetesRecipe.CrictlVersion, Path.Combine(programs, "crictl"), cancellationToken);
    }

    // Debian builds them without shared libraries of their own but libc's, so they run on every host of the lab.
    private async Task AddEtcdAsync(SetWriter writer, string work, CancellationToken cancellationToken)
    {
        string[] programs = ["/usr/bin/etcd", "/usr/bin/etcdctl"];
        var version = (await EtcdTagAsync(cancellationToken)).Split('-')[0];
        foreach (var (program, source) in programs.Zip(await new RootTree(baseTree).LocateAsync(programs, cancellationToken)))
        {
            var copy = Path.Combine(work, Path.GetFileName(program));
            File.Copy(source, copy, overwrite: true);
            await writer.AddProgramAsync(Path.GetFileName(program), version, copy, cancellationToken);
        }
    }

    // Asking the built kubeadm proves at once that it runs and that the names are the ones it will look for.
    private static async Task<IReadOnlyDictionary<string, ImageReference>> ReferencesAsync(string kubeadm, CancellationToken cancellationToken) =>
        ImageReference.ParseList(await LocalProcess.DemandAsync(
            kubeadm, ["config", "images", "list", "--kubernetes-version", KubernetesRecipe.Version], TimeSpan.FromSeconds(30), cancellationToken));

    private async Task<string> EtcdTagAsync(CancellationToken cancellationToken)
    {
        var result = await LocalProcess.RunAsync("chroot", [baseTree, "etcd", "--version"], TimeSpan.FromSeconds(30), cancellationToken);
        return EtcdVersion.Parse(result.Output) is { } version
            ? $"{version}-0"
            : throw new LabException(
                $"the base tree {baseTree} has no etcd that runs ({result.LastLines(2)}): install etcd-server and etcd-client in it, or remove it so that it is made again");
    }

    private static async Task<string> WorkloadVersionAsync(SourceTree tree, CancellationToken cancellationToken) =>
        (await File.ReadAllTextAsync(Path.Combine(tree.Directory, $"test/images/{KubernetesRecipe.TestWorkload}/VERSION"), cancellationToken)).Trim();

    // Asked before anything long is done, because the tree is needed only at the end.
    private void RequireTree()
    {
        if (!new RootTree(baseTree).Has("/usr/bin/etcd"))
        {
            throw new LabException($"the lab's base tree {baseTree} is not there or has no etcd, which the images are made from: remove what is there, and kubewright lab up makes it");
        }
    }

    private static void RequireSpace(string directory)
    {
        var free = new DriveInfo(directory).AvailableFreeSpace;
        if (free < NeededBytes)
        {
            throw new LabException(
                $"{directory} has {free >> 20} MiB free; compiling Kubernetes needs {NeededBytes >> 20} MiB for a few minutes: make room there, or set XDG_CACHE_HOME to a bigger disk");
        }
    }
}
