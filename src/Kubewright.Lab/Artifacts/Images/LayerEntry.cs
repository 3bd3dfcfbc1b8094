namespace Kubewright.Lab.Artifacts.Images;

/// <summary>One thing in an image's only layer. Directories come by themselves.</summary>
/// <param name="Path">Absolute, as seen inside the image.</param>
internal abstract record LayerEntry(string Path);

/// <param name="Source">File on this machine with the content.</param>
internal sealed record LayerFile(string Path, string Source) : LayerEntry(Path);

/// <param name="Target">What the link says; relative to its own directory or absolute.</param>
internal sealed record LayerLink(string Path, string Target) : LayerEntry(Path);
