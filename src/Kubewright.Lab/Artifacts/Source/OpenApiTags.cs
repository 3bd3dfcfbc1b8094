namespace Kubewright.Lab.Artifacts.Source;

/// <summary>Finds the Go packages that ask for an OpenAPI description, as the tree's own makefile does.</summary>
internal static class OpenApiTags
{
    private static readonly string[] Roots = ["cmd", "pkg", "plugin", "vendor/k8s.io"];

    /// <summary>Import paths below <c>k8s.io/kubernetes</c>, sorted.</summary>
    public static IReadOnlyList<string> Packages(string tree)
    {
        var files = Roots.SelectMany(root => Directory.EnumerateFiles(Path.Combine(tree, root), "*.go", SearchOption.AllDirectories));
        return Packages(files.Select(file => Path.GetRelativePath(tree, file)), file => File.ReadLines(Path.Combine(tree, file)));
    }

    internal static IReadOnlyList<string> Packages(IEnumerable<string> files, Func<string, IEnumerable<string>> linesOf) =>
    [
        .. files.Where(file => !IsLeftOut(file) && linesOf(file).Any(IsTag))
            .Select(file => $"k8s.io/kubernetes/{Path.GetDirectoryName(file)}")
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    private static bool IsTag(string line) =>
        line.StartsWith("//", StringComparison.Ordinal) && line[2..].TrimStart(' ').StartsWith("+k8s:openapi-gen=", StringComparison.Ordinal);

    private static bool IsLeftOut(string file) =>
        file.EndsWith("_test.go", StringComparison.Ordinal)
        || file.StartsWith("vendor/k8s.io/code-generator/", StringComparison.Ordinal)
        || file.StartsWith("vendor/k8s.io/sample-apiserver/", StringComparison.Ordinal);
}
