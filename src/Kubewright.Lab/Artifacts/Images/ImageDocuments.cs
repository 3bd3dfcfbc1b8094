using System.Text.Encodings.Web;
using System.Text.Json;

namespace Kubewright.Lab.Artifacts.Images;

/// <summary>The JSON documents of an image archive, as the OCI image specification and the docker archive format define them.</summary>
internal static class ImageDocuments
{
    public const string ConfigType = "application/vnd.oci.image.config.v1+json";
    public const string LayerType = "application/vnd.oci.image.layer.v1.tar";
    public const string ManifestType = "application/vnd.oci.image.manifest.v1+json";
    private const string IndexType = "application/vnd.oci.image.index.v1+json";
    private const string SearchPath = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Layout() => Write(new { imageLayoutVersion = "1.0.0" });

    public static byte[] Config(ImageContent image, Blob layer) => Write(new
    {
        architecture = image.Architecture,
        os = "linux",
        config = new { Env = new[] { SearchPath }, image.Entrypoint, WorkingDir = "/" },
        rootfs = new { type = "layers", diff_ids = new[] { layer.Digest } },
    });

    public static byte[] Manifest(Blob config, Blob layer) => Write(new
    {
        schemaVersion = 2,
        mediaType = ManifestType,
        config = Descriptor(config),
        layers = new[] { Descriptor(layer) },
    });

    /// <summary>Names the image in the annotations that containerd and the specification look at.</summary>
    public static byte[] Index(ImageContent image, Blob manifest) => Write(new
    {
        schemaVersion = 2,
        mediaType = IndexType,
        manifests = new[]
        {
            new
            {
                mediaType = manifest.MediaType,
                digest = manifest.Digest,
                size = manifest.Size,
                platform = new { architecture = image.Architecture, os = "linux" },
                annotations = new Dictionary<string, string>
                {
                    ["io.containerd.image.name"] = image.Reference,
                    ["org.opencontainers.image.ref.name"] = ImageReference.Parse(image.Reference).Tag,
                },
            },
        },
    });

    /// <summary>The older <c>manifest.json</c>, for tools that know only docker's archives.</summary>
    public static byte[] DockerManifest(ImageContent image, Blob config, Blob layer) =>
        Write(new[] { new { Config = config.Path, RepoTags = new[] { image.Reference }, Layers = new[] { layer.Path } } });

    private static object Descriptor(Blob blob) => new { mediaType = blob.MediaType, digest = blob.Digest, size = blob.Size };

    private static byte[] Write<T>(T document) => JsonSerializer.SerializeToUtf8Bytes(document, Options);
}
