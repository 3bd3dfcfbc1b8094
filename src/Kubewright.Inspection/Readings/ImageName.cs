namespace Kubewright.Inspection.Readings;

/// <summary>Parts of an image's name.</summary>
public static class ImageName
{
    /// <summary>The tag: <c>v1.20.2</c>; null where there is none.</summary>
    public static string? Tag(string? image)
    {
        var name = image?.Split('@')[0];
        var at = name?.LastIndexOf(':') ?? -1;
        return name is not null && at > name.LastIndexOf('/') ? name[(at + 1)..] : null;
    }

    /// <summary>The last part without tag: <c>calico/node</c> of <c>docker.io/calico/node:v3.25.0</c> is <c>node</c>.</summary>
    public static string Base(string image)
    {
        var name = image.Split('@')[0];
        var last = name[(name.LastIndexOf('/') + 1)..];
        return last.Split(':')[0];
    }
}
