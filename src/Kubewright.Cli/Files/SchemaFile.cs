using Kubewright.Core.Spec.Schema;

namespace Kubewright.Cli.Files;

/// <summary>The cluster file's JSON schema, and the page that describes the fields, which is built into the program.</summary>
internal static class SchemaFile
{
    /// <summary>Of the file beside a cluster file, which names it for editors.</summary>
    public const string Name = "cluster.schema.json";

    private const string Page = "cluster-yaml.md";

    public static string Text => ClusterSchema.Write(Reference());

    public static FieldReference Reference()
    {
        using var page = new StreamReader(typeof(SchemaFile).Assembly.GetManifestResourceStream(Page) ?? throw new InvalidOperationException($"{Page} is not built in"));
        return FieldReference.Parse(page.ReadToEnd());
    }
}
