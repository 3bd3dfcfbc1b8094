using System.IO.Compression;
using System.Runtime.CompilerServices;
using Kubewright.Inspection.Bundles;
using Kubewright.Inspection.Description;
using Kubewright.Inspection.Evidence;
using Kubewright.Inspection.Readings;

namespace Kubewright.Tests.Inspection.Description;

/// <summary>Evidence of a lab cluster with Kubernetes 1.20.2, three control planes and keepalived, collected by the program itself.</summary>
internal static class LabBundle
{
    public static async Task<EvidenceSet> EvidenceAsync(string name)
    {
        await using var file = File.OpenRead(PathOf(name));
        await using var tar = new GZipStream(file, CompressionMode.Decompress);
        return await Bundle.ReadAsync(tar, CancellationToken.None);
    }

    public static async Task<ClusterPicture> PictureAsync(string name) => Describer.Describe((await EvidenceAsync(name)).Read(EvidenceReaders.All));

    public static string PathOf(string name) => Path.Combine(Folder(), "Bundles", name + ".tar.gz");

    private static string Folder([CallerFilePath] string source = "") => Path.GetDirectoryName(source)!;
}
