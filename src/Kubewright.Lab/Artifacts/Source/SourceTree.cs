using Kubewright.Lab.Artifacts.Apt;
using Kubewright.Remote.Local;

namespace Kubewright.Lab.Artifacts.Source;

/// <summary>The Kubernetes source and the Go that compiles it, unpacked below one directory.</summary>
internal sealed class SourceTree(string work)
{
    private string Downloads => Path.Combine(work, "downloads");

    private string Packages => Path.Combine(work, "packages");

    /// <summary>The tree itself: at its import path below GOPATH, because it knows no modules.</summary>
    public string Directory => Path.Combine(work, "go/src/k8s.io/kubernetes");

    public GoToolchain Go => new(Path.Combine(Packages, KubernetesRecipe.GoRoot), Path.Combine(work, "go"), Path.Combine(work, "go-temporary"));

    /// <returns>The source package's full version.</returns>
    public async Task<string> DownloadAsync(CancellationToken cancellationToken)
    {
        System.IO.Directory.CreateDirectory(Downloads);
        var apt = await PrivateApt.OpenAsync(Path.Combine(work, "apt"), KubernetesRecipe.Suite, cancellationToken);
        await apt.DownloadSourceAsync(Downloads, KubernetesRecipe.SourcePackage, cancellationToken);
        await apt.DownloadAsync(Downloads, KubernetesRecipe.Packages, cancellationToken);
        var version = VersionOf(await File.ReadAllLinesAsync(OnlyFile("*.dsc"), cancellationToken));
        return version.Contains(KubernetesRecipe.Version.TrimStart('v'))
            ? version
            : throw new LabException(
                $"the mirror's source package {KubernetesRecipe.SourcePackage} of {KubernetesRecipe.Suite} is {version}, not {KubernetesRecipe.Version}: the recipe has to be adapted to it");
    }

    public async Task UnpackAsync(CancellationToken cancellationToken)
    {
        var limit = TimeSpan.FromMinutes(5);
        System.IO.Directory.CreateDirectory(Directory);
        string[] tar = ["-xzf", OnlyFile("*.orig.tar.gz"), "-C", Directory, "--strip-components=1", "--no-same-owner"];
        await LocalProcess.DemandAsync("tar", tar, limit, cancellationToken);
        foreach (var package in System.IO.Directory.GetFiles(Downloads, "*.deb").Order(StringComparer.Ordinal))
        {
            await LocalProcess.DemandAsync("dpkg-deb", ["-x", package, Packages], limit, cancellationToken);
        }

        ReplaceReflect2();
        await AddCrictlAsync(cancellationToken);
    }

    /// <exception cref="LabException">It has no version.</exception>
    internal static string VersionOf(IEnumerable<string> description) =>
        description.FirstOrDefault(line => line.StartsWith("Version: ", StringComparison.Ordinal))?["Version: ".Length..].Trim()
        ?? throw new LabException("the source package's .dsc names no version: the mirror gave something else; run this again");

    // The vendored one panics in everything that Go 1.18 or later has compiled.
    private void ReplaceReflect2()
    {
        var vendored = Path.Combine(Directory, "vendor/github.com/modern-go/reflect2");
        System.IO.Directory.Delete(vendored, recursive: true);
        System.IO.Directory.Move(Path.Combine(Packages, KubernetesRecipe.Reflect2), vendored);
    }

    private async Task AddCrictlAsync(CancellationToken cancellationToken)
    {
        var directory = System.IO.Directory.CreateDirectory(Path.Combine(Directory, "cmd/crictl")).FullName;
        await File.WriteAllTextAsync(Path.Combine(directory, "main.go"), CrictlSource.Read(), cancellationToken);
    }

    private string OnlyFile(string pattern) => System.IO.Directory.GetFiles(Downloads, pattern) is [var only]
        ? only
        : throw new LabException($"the source package {KubernetesRecipe.SourcePackage} has no single {pattern}: the mirror gave something else; run this again");
}
