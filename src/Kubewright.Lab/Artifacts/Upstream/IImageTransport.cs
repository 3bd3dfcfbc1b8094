namespace Kubewright.Lab.Artifacts.Upstream;

/// <summary>Brings images from a registry into archives.</summary>
internal interface IImageTransport
{
    /// <summary>Writes the image of one architecture as a docker archive that keeps its reference.</summary>
    Task SaveAsync(string reference, string architecture, string archive, CancellationToken cancellationToken);
}
