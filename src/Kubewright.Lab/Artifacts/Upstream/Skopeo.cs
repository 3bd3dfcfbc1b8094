using Kubewright.Lab.Artifacts.Apt;
using Kubewright.Remote.Local;

namespace Kubewright.Lab.Artifacts.Upstream;

/// <summary>Brings images with skopeo, which needs no container engine.</summary>
internal sealed class Skopeo(Stages stages) : IImageTransport
{
    public async Task SaveAsync(string reference, string architecture, string archive, CancellationToken cancellationToken)
    {
        await MachinePackages.EnsureAsync(["skopeo"], stages, cancellationToken);
        // A docker archive keeps the whole reference; an OCI archive would keep only the tag.
        await LocalProcess.DemandAsync(
            "skopeo",
            ["copy", "--quiet", "--override-os", "linux", "--override-arch", architecture, $"docker://{reference}", $"docker-archive:{archive}:{reference}"],
            TimeSpan.FromMinutes(10),
            cancellationToken);
    }
}
