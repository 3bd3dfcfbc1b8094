namespace Kubewright.Lab.Artifacts.Source;

/// <summary>The source of the lab's own crictl, compiled within the Kubernetes tree because the runtime's API is vendored there.</summary>
internal static class CrictlSource
{
    public static string Read()
    {
        using var stream = typeof(CrictlSource).Assembly.GetManifestResourceStream("crictl.go")
            ?? throw new InvalidOperationException("the resource crictl.go is not in this assembly");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
