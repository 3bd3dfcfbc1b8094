using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Core.Spec;

/// <summary>What is wrong with runtime, registries and proxies.</summary>
public sealed class WrongRuntimeTests
{
    private const string HostForm =
        "write host and port as image references have them, such as docker.io or registry.example.com:5000, or \"*\" for all others";

    private const string FileForm = "write its path, relative to this file, absolute or beginning with ~/";

    [Theory]
    [InlineData("source: archive", "6 runtime.source: 'archive' is none of the values possible here; write one of: packages, release")]
    [InlineData("source: releases", "6 runtime.source: 'releases' is none of the values possible here; write 'release'")]
    [InlineData("source: release, runcVersion: \"1.3\"", "6 runtime.runcVersion: '1.3' is not a version of a release; write all three numbers, such as 2.1.5")]
    [InlineData("source: release, cniPluginsVersion: latest", "6 runtime.cniPluginsVersion: 'latest' is not a version of a release; write all three numbers, such as 2.1.5")]
    [InlineData("containerdVersion: 2.1.5", "6 runtime.containerdVersion: packages have the version that the distribution gives them; write source: release beside it, or leave the version out")]
    [InlineData("source: packages, runcVersion: 1.3.3", "6 runtime.runcVersion: packages have the version that the distribution gives them; write source: release beside it, or leave the version out")]
    [InlineData("source: release, containerdVersion: 1.5.9", "6 runtime.containerdVersion: containerd 1.5.9 is too old for Kubernetes v1.32.0; write 2.1.9, or leave it out")]
    public void Sources_and_versions(string runtime, string errors) => Assert.Equal(errors, Errors($"runtime: {{{runtime}}}"));

    [Theory]
    [InlineData("1.22.17", "2.0.4", "6 runtime.containerdVersion: the kubelet of v1.22.17 does not speak with containerd 2.0.4; write a version of containerd 1.7")]
    [InlineData("1.36.2", "1.7.29", "6 runtime.containerdVersion: containerd 1.7.29 is too old for Kubernetes v1.36.2; write 2.3.3, or leave it out")]
    public void Versions_that_do_not_go_together(string kubernetes, string containerd, string errors) => Assert.Equal(
        errors, Wrong.Errors((Wrong.Header + Wrong.Hosts + $"runtime: {{source: release, containerdVersion: {containerd}}}").Replace("1.32.0", kubernetes, StringComparison.Ordinal)));

    [Theory]
    [InlineData("mirrors: [\"https://m\"]", "6 runtime.registries[0].host: the registry has no host; write host: as image references name it, such as docker.io")]
    [InlineData("host: \"https://docker.io\", mirrors: [\"https://m\"]", "6 runtime.registries[0].host: 'https://docker.io' is not a registry's host; " + HostForm)]
    [InlineData("host: docker.io/library, mirrors: [\"https://m\"]", "6 runtime.registries[0].host: 'docker.io/library' is not a registry's host; " + HostForm)]
    [InlineData("host: ../etc, mirrors: [\"https://m\"]", "6 runtime.registries[0].host: '../etc' is not a registry's host; " + HostForm)]
    [InlineData("host: \"*\"", "6 runtime.registries[0].mirrors: an entry for all registries needs mirrors; write mirrors: and below it one URL a line")]
    [InlineData("host: \"*\", ca: ca.pem", "6 runtime.registries[0].mirrors: an entry for all registries needs mirrors; write mirrors: and below it one URL a line")]
    [InlineData("host: ghcr.io", "6 runtime.registries[0].mirrors: the entry says nothing about the registry; write mirrors, ca, or username and passwordFile; or leave it out")]
    [InlineData("host: ghcr.io, mirrors: []", "6 runtime.registries[0].mirrors: the entry says nothing about the registry; write mirrors, ca, or username and passwordFile; or leave it out")]
    [InlineData("host: ghcr.io, mirror: [\"https://m\"]", "6 runtime.registries[0].mirror: there is no field 'mirror' here; write 'mirrors'")]
    [InlineData("host: ghcr.io, mirrors: [m]", "6 runtime.registries[0].mirrors[0]: 'm' is not an http or https URL of a registry; write a URL without credentials, such as https://mirror.example.com")]
    [InlineData("host: ghcr.io, mirrors: [\"https://me:pw@m\"]", "6 runtime.registries[0].mirrors[0]: 'https://me:pw@m' is not an http or https URL of a registry; write a URL without credentials, such as https://mirror.example.com")]
    [InlineData("host: ghcr.io, mirrors: ['https://m/\"x']", "6 runtime.registries[0].mirrors[0]: 'https://m/\"x' is not an http or https URL of a registry; write a URL without credentials, such as https://mirror.example.com")]
    [InlineData("host: ghcr.io, ca: missing.pem", "6 runtime.registries[0].ca: there is no certificate /cluster/missing.pem; " + FileForm)]
    [InlineData("host: ghcr.io, ca: password", "6 runtime.registries[0].ca: /cluster/password holds no certificate in PEM; name the file with the authority's certificate, which begins with -----BEGIN CERTIFICATE-----")]
    [InlineData("host: ghcr.io, ca: both.pem", "6 runtime.registries[0].ca: /cluster/both.pem holds a private key, and every host would get it; name a file with the certificate alone")]
    [InlineData("host: ghcr.io, username: me", "6 runtime.registries[0].username: a username, and no passwordFile; write both, or none where nobody logs in")]
    [InlineData("host: ghcr.io, passwordFile: password", "6 runtime.registries[0].passwordFile: a passwordFile, and no username; write both, or none where nobody logs in")]
    [InlineData("host: ghcr.io, username: \"a:b\", passwordFile: password", "6 runtime.registries[0].username: 'a:b' is not a user of a registry; write the name without a colon")]
    [InlineData("host: ghcr.io, username: me, passwordFile: missing", "6 runtime.registries[0].passwordFile: there is no password file /cluster/missing; " + FileForm)]
    [InlineData("host: ghcr.io, username: me, passwordFile: shared", "6 runtime.registries[0].passwordFile: others than its owner may read /cluster/shared; chmod 600 /cluster/shared")]
    [InlineData("host: ghcr.io, username: me, passwordFile: empty", "6 runtime.registries[0].passwordFile: /cluster/empty is empty; write the password into it, and nothing else")]
    [InlineData("host: ghcr.io, username: me, passwordFile: lines", "6 runtime.registries[0].passwordFile: /cluster/lines has more than one line; write the password into it, and nothing else")]
    [InlineData("host: ghcr.io, username: me, passwordFile: password, mirrors: [\"http://m/\"]", "6 runtime.registries[0].mirrors: the password would go to http://m/ unencrypted; write an https URL, or leave out username and passwordFile")]
    [InlineData("host: ghcr.io, ca: ca.pem}, {host: ghcr.io, ca: ca.pem", "6 runtime.registries[1].host: the registry ghcr.io is written a second time; write everything about it in one entry")]
    public void Registries(string registry, string errors) => Assert.Equal(errors, Errors($"runtime: {{registries: [{{{registry}}}]}}"));

    [Theory]
    [InlineData("noProxy: [a.example]", "6 proxy.noProxy: noProxy, and no proxy; write http and https beside it, or leave it out")]
    [InlineData("http: \"proxy:3128\"", "6 proxy.http: 'proxy:3128' is not an http or https URL without credentials; write a URL such as http://proxy.example.com:3128; "
        + "a password in it would lie open in the environment of programs, so admit the hosts by their addresses")]
    [InlineData("https: \"http://me:secret@proxy:3128\"", "6 proxy.https: 'http://me:secret@proxy:3128' is not an http or https URL without credentials; write a URL such as http://proxy.example.com:3128; "
        + "a password in it would lie open in the environment of programs, so admit the hosts by their addresses")]
    [InlineData("http: \"http://proxy:3128\", noProxy: [\"a b\"]", "6 proxy.noProxy[0]: 'a b' is not a name, a domain, an address or a network; "
        + "write names such as mirror.example.com, domains such as .example.com, addresses or networks such as 10.0.0.0/8")]
    [InlineData("ftp: \"http://proxy:3128\"", "6 proxy.ftp: there is no field 'ftp' here; the fields here are: http, https, noProxy")]
    public void Proxies(string proxy, string errors) => Assert.Equal(errors, Errors($"proxy: {{{proxy}}}"));

    [Theory]
    [InlineData("kubernetes: package", "6 artifacts.kubernetes: 'package' is none of the values possible here; write 'packages'")]
    public void Artifacts(string artifacts, string errors) => Assert.Equal(errors, Errors($"artifacts: {{{artifacts}}}"));

    private static string Errors(string settings)
    {
        var folder = new FakeClusterFolder { Shared = { "/cluster/shared" } };
        foreach (var (name, text) in new[]
        {
            ("ca.pem", "-----BEGIN CERTIFICATE-----\n"), ("both.pem", "-----BEGIN CERTIFICATE-----\n-----BEGIN PRIVATE KEY-----\n"), ("password", "geheim\n"), ("shared", "geheim\n"),
            ("empty", "\n"), ("lines", "a\nb\n"),
        })
        {
            folder.Files[$"/cluster/{name}"] = text;
        }

        return Wrong.Errors(Wrong.Header + Wrong.Hosts + settings, folder);
    }
}
