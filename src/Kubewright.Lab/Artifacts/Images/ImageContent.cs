namespace Kubewright.Lab.Artifacts.Images;

/// <summary>What an image is before it is written: one layer and how to start it.</summary>
internal sealed record ImageContent
{
    /// <summary>Full reference with tag.</summary>
    public required string Reference { get; init; }

    public required string Architecture { get; init; }

    public required IReadOnlyList<LayerEntry> Entries { get; init; }

    /// <summary>Program to start; empty where pods always name one.</summary>
    public IReadOnlyList<string> Entrypoint { get; init; } = [];
}
