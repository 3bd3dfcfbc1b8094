using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using Kubewright.Core.Artifacts;
using Kubewright.Core.Facts;
using Kubewright.Core.Plans;
using Kubewright.Inspection.Probes.Hosts;
using Kubewright.Inspection.Probes.Runtime;
using Kubewright.Provisioning.Steps.Removal;
using Kubewright.Remote.Local;
using Kubewright.Tests.TestKit;
using Xunit;

namespace Kubewright.Tests.Core.Plans;

/// <summary>Archives are really unpacked, in a folder, and taken back file by file.</summary>
public sealed class ArchiveActionTests : IDisposable
{
    private readonly ShellSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task An_archive_is_unpacked_known_again_and_taken_back_with_what_it_replaced()
    {
        _sandbox.Write("/usr/local/bin/ctr", "owner's");
        _sandbox.Write("/usr/local/bin/other", "owner's");
        var before = _sandbox.Tree("/usr");
        var archive = Archive(("./bin/containerd", "new"), ("./bin/ctr", "new"));

        await PerformAsync(archive);
        Assert.Equal("new", _sandbox.Read("/usr/local/bin/ctr"));
        Assert.Equal(new ArchiveState(archive.Sha256, true), await StateAsync());
        Assert.Equal(["containerd"], Directory.GetFiles(_sandbox.PathOf("/var/lib/kubewright/archives")).Select(Path.GetFileName));

        _sandbox.Write("/usr/local/bin/containerd", "tampered with");
        Assert.Equal(new ArchiveState(archive.Sha256, false), await StateAsync());

        await PerformAsync(archive);
        Assert.Equal(new ArchiveState(archive.Sha256, true), await StateAsync());
        await RestoreAsync();
        Assert.Equal(before, _sandbox.Tree("/usr"));
    }

    [Fact]
    public async Task Programs_are_as_new_as_their_unpacking()
    {
        await PerformAsync(Archive(("bin/containerd", "new")));

        Assert.InRange(File.GetLastWriteTimeUtc(_sandbox.PathOf("/usr/local/bin/containerd")), TimeProvider.System.GetUtcNow().AddMinutes(-5).UtcDateTime, TimeProvider.System.GetUtcNow().AddMinutes(5).UtcDateTime);
    }

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("bin/../../escaped")]
    public async Task An_archive_that_reaches_out_of_its_folder_is_refused_before_anything_is_unpacked(string name)
    {
        var result = await _sandbox.RunAsync(ActionScript.For(new HostAction.UnpackArchive(Archive(("bin/ctr", "x"), (name, "x")), _sandbox.PathOf("/usr/local")), ArtifactOffer.Nothing));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("outside of its folder", result.Error, StringComparison.Ordinal);
        Assert.False(_sandbox.Has("/usr/local"));
    }

    private Artifact Archive(params (string Name, string Content)[] files)
    {
        var path = _sandbox.Write("/mirror/containerd.tar.gz", "");
        using (var gzip = new GZipStream(File.Create(path), CompressionLevel.Fastest))
        using (var tar = new TarWriter(gzip))
        {
            foreach (var (name, content) in files)
            {
                tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, name)
                {
                    DataStream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content)),
                    Mode = (UnixFileMode)0b111_101_101,
                    ModificationTime = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero),
                });
            }
        }

        return new Artifact
        {
            Name = "containerd", Version = "v2.1.9", Architecture = "amd64", Kind = ArtifactKind.Archive, Location = $"file://{path}",
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))),
        };
    }

    private async Task<ArchiveState?> StateAsync() => Assert.IsType<Fact<ArchiveState?>.Known>(await _sandbox.AskAsync(new UnpackedArchive("containerd"))).Value;

    private async Task PerformAsync(Artifact archive) => Succeeded(await _sandbox.RunAsync(ActionScript.For(new HostAction.UnpackArchive(archive, _sandbox.PathOf("/usr/local")), ArtifactOffer.Nothing)));

    private async Task RestoreAsync()
    {
        var situation = new Situation(Toy.Blueprint, Toy.Host("cp1"), FactSet.Empty.WithKnown(Toy.Host("cp1"), new UndoNotes(), (IReadOnlyList<string>)["0000-x"]));
        var change = Assert.IsType<Decision.Change>(new RestoreHost().Decide(situation));
        Succeeded(await _sandbox.RunAsync(ActionScript.For(Assert.Single(change.Actions), ArtifactOffer.Nothing)));
    }

    private static void Succeeded(LocalProcessResult result) => Assert.True(result.ExitCode == 0, result.Error);
}
