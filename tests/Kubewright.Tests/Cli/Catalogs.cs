using Kubewright.Core.Artifacts;

namespace Kubewright.Tests.Cli;

/// <summary>Catalogues for tests.</summary>
internal static class Catalogs
{
    public static readonly string[] Programs = ["kubeadm", "kubelet", "kubectl"];

    public static ArtifactCatalog OfPrograms(string version, params IReadOnlyList<string> programs) => new()
    {
        Source = "a test",
        Artifacts = [.. (programs.Count == 0 ? Programs : programs).Select(program => File(program, version))],
    };

    public static Artifact File(string name, string version) => new()
    {
        Name = name,
        Version = version,
        Architecture = "amd64",
        Kind = ArtifactKind.File,
        Location = $"files/{name}",
        Sha256 = new string('a', 64),
    };
}
