using Kubewright.Core.Spec;
using Kubewright.Inspection.Probes.Runtime;
using Kubewright.Provisioning.Config;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Provisioning.Config;

public sealed class RegistryConfigTests
{
    private const string Registries = """
        runtime:
          registries:
            - {host: docker.io, mirrors: ["https://mirror.example.com:5000", "http://10.0.0.9:5000/"], ca: ca.pem}
            - {host: "*", mirrors: ["https://harbor.example.com/v2/proxy"]}
            - {host: "registry.example.com:5000", ca: ca.pem, username: reader, passwordFile: password}
            - {host: ghcr.io, mirrors: ["https://mirror.example.com/ghcr"], username: reader, passwordFile: password}
        """;

    [Fact]
    public void Files_are_as_kept()
    {
        var registries = Specs.Read(Specs.OneHostFile("1.32.0", Registries), Folder()).Runtime.Registries;

        Assert.Equal(["docker.io", "_default", "registry.example.com:5000", "ghcr.io"], registries.Select(RegistryConfig.Folder));
        Golden.Matches(string.Join('\n', registries.Select(RegistryConfig.Write)), "Provisioning/Config/Golden/node/registries.toml");
    }

    [Fact]
    public void A_file_begins_as_the_probe_for_files_of_ours_expects()
    {
        var registry = new RegistrySpec { Host = "docker.io", Mirrors = [new Uri("https://mirror.example.com")] };

        Assert.StartsWith("# Written by Kubewright", RegistryConfig.Write(registry), StringComparison.Ordinal);
        Assert.Contains("'^# Written by Kubewright'", new WrittenRegistries().Script, StringComparison.Ordinal);
    }

    [Fact]
    public void Passwords_are_among_the_secrets_that_no_output_shows() => Assert.Equal(
        ["Basic cmVhZGVyOmdlaGVpbQ==", "geheim", "Basic cmVhZGVyOmdlaGVpbQ==", "geheim"],
        Specs.Read(Specs.OneHostFile("1.32.0", Registries), Folder()).Secrets.Select(secret => secret.Reveal()));

    internal static FakeClusterFolder Folder()
    {
        var folder = new FakeClusterFolder();
        folder.Files["/cluster/ca.pem"] = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
        folder.Files["/cluster/password"] = "geheim\n";
        return folder;
    }
}
