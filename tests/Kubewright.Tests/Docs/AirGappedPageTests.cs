using Kubewright.Core.Artifacts;
using Kubewright.Mirror.Catalog;
using Kubewright.Remote.Local;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Docs;

/// <summary>A directory of artifacts made as the page says is one that the program takes.</summary>
public sealed class AirGappedPageTests : IDisposable
{
    private static readonly Page Airgap = Page.Read("docs/how-to/air-gapped-artifacts.md");

    private readonly string _folder = Directory.CreateTempSubdirectory("kubewright-test").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_catalogue_shown_is_one()
    {
        var catalog = ArtifactCatalog.Parse(Airgap.Blocks.Single(block => block.Language == "json").Text);

        Assert.Equal([ArtifactKind.File, ArtifactKind.Image], catalog.Artifacts.Select(artifact => artifact.Kind));
    }

    [Fact]
    public async Task The_script_writes_a_catalogue_of_what_lies_there()
    {
        foreach (var name in (string[])["files/kubelet", "files/kubectl", "images/kube-proxy.tar", "images/coredns.tar"])
        {
            Write(name, name);
        }

        Write("files/kubeadm", "#!/bin/sh\necho registry.k8s.io/kube-proxy:v1.32.0\necho registry.k8s.io/coredns/coredns:v1.11.3\n");
        File.SetUnixFileMode(Path.Combine(_folder, "files/kubeadm"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        var script = Airgap.Blocks.Single(block => block.Text.StartsWith("entry()", StringComparison.Ordinal)).Text;

        var ended = await LocalProcess.RunAsync("sh", ["-eu", "-c", $"version=v1.32.0 arch=amd64\n{script}"], TimeSpan.FromSeconds(20), CancellationToken.None, workingDirectory: _folder);

        Assert.Equal(new LocalProcessResult(0, "", ""), ended);
        var spec = Specs.Read($$"""
            apiVersion: kubewright.io/v1alpha1
            kind: Cluster
            version: 1.32.0
            hosts: [192.168.2.11]
            artifacts: {directory: {{_folder}}}
            """, new FakeClusterFolder { Directories = { _folder } });
        var offers = new ArtifactOffers(() => throw new InvalidOperationException("nothing is to be fetched"), new UpstreamReleases(UpstreamSites.Official, _folder));
        var found = Assert.IsType<ArtifactResolution.Found>(await offers.ResolveAsync(spec, CancellationToken.None));
        Assert.Equal("registry.k8s.io/coredns/coredns:v1.11.3", Assert.Single(found.Offer.Images("amd64").Single(image => image.Name == "coredns").References));
        Assert.Equal("v1.11.3", found.Offer.Images("amd64").Single(image => image.Name == "coredns").Version);
    }

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(_folder, name))!);
        File.WriteAllText(Path.Combine(_folder, name), text);
    }
}
