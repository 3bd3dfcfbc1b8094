namespace Kubewright.Lab.Artifacts;

/// <summary>A full image reference with a tag, taken apart.</summary>
/// <param name="Prefix">Registry and path before the name, such as <c>registry.example:5000/mirror</c>.</param>
internal sealed record ImageReference(string Prefix, string Name, string Tag)
{
    /// <exception cref="FormatException">The text is no reference with registry and tag.</exception>
    public static ImageReference Parse(string text)
    {
        var slash = text.LastIndexOf('/');
        var colon = text.LastIndexOf(':');
        return slash > 0 && colon > slash + 1 && colon < text.Length - 1
            ? new ImageReference(text[..slash], text[(slash + 1)..colon], text[(colon + 1)..])
            : throw new FormatException($"'{text}' is not an image reference of the form registry/name:tag");
    }

    /// <summary>What <c>kubeadm config images list</c> printed, by name.</summary>
    public static IReadOnlyDictionary<string, ImageReference> ParseList(string lines) => lines
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(Parse)
        .ToDictionary(reference => reference.Name);

    public override string ToString() => $"{Prefix}/{Name}:{Tag}";
}
