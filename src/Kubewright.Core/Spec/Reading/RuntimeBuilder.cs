namespace Kubewright.Core.Spec.Reading;

/// <summary>Makes the runtime's part of a cluster in which nothing is wrong.</summary>
internal static class RuntimeBuilder
{
    public static RuntimeSpec Build(RuntimeDocument written, IClusterFolder folder) => new()
    {
        Source = written.Source.Or(RuntimeSource.Packages),
        Versions = new RuntimeVersions
        {
            Containerd = OrNull(written.ContainerdVersion),
            Runc = OrNull(written.RuncVersion),
            CniPlugins = OrNull(written.CniPluginsVersion),
        },
        Registries = [.. written.Registries.Or([]).Select(registry => Registry(registry, folder))],
        SandboxImage = written.SandboxImage.OrNull(),
        RestrictOomScoreAdj = written.RestrictOomScoreAdj.Or(false),
    };

    private static RegistrySpec Registry(RegistryDocument written, IClusterFolder folder) => new()
    {
        Host = written.Host.Or(""),
        Mirrors = written.Mirrors.Values(),
        Authority = written.Ca.Has(out var authority) ? folder.ReadFile(authority) : null,
        Username = written.Username.OrNull(),
        Password = written.PasswordFile.Has(out var password) ? PasswordFile.Read(password, folder) : null,
    };

    private static Version? OrNull(Field<Version> field) => field.Has(out var version) ? version : null;
}
