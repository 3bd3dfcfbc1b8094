using System.Net;
using Kubewright.Lab;
using Xunit;

namespace Kubewright.Tests.Lab;

public sealed class LabStoreTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("kubewright-labs-").FullName;

    [Fact]
    public void What_is_saved_is_found_by_name_and_by_address()
    {
        var store = Store();
        var layout = LabPlan.Make(new LabRequest { Name = "demo", Hosts = [new("cp1"), new("w1", Suite: "bookworm")] }, null, [], store.DirectoryOf("demo"), suite => $"/base/{suite}");
        LabStore.Save(layout);

        Assert.Equal(layout.Hosts, store.Find("demo")!.Hosts);
        Assert.Equal(layout.Subnet, store.Find("demo")!.Subnet);
        Assert.Equal("demo", store.FindByAddress(IPAddress.Parse("10.77.1.12"))!.Name);
        Assert.Null(store.FindByAddress(IPAddress.Parse("10.77.1.99")));
        Assert.Equal(["nsenter", "--net=/run/netns/kw-demo", "--"], store.Demand("demo").EnterArguments);
    }

    [Fact]
    public void A_lab_that_was_never_written_down_is_not_found()
    {
        Directory.CreateDirectory(Path.Combine(_directory, "half"));

        Assert.Null(Store().Find("half"));
        Assert.Empty(Store().List());
        Assert.Contains("kubewright lab up half", Assert.Throws<LabRequestException>(() => Store().Demand("half")).Message);
    }

    [Fact]
    public void A_description_that_is_damaged_says_how_to_remove_the_lab()
    {
        Directory.CreateDirectory(Path.Combine(_directory, "demo"));
        File.WriteAllText(Path.Combine(_directory, "demo", "lab.json"), "{ \"name\": ");

        Assert.Contains("kubewright lab down demo", Assert.Throws<LabException>(() => Store().List()).Message);
    }

    [Fact]
    public async Task A_lock_is_held_by_one_at_a_time_and_free_after_it()
    {
        var silence = new Progress<string>();
        var subject = $"test {Guid.NewGuid()}";
        using (await LabLock.TakeAsync(subject, TimeSpan.Zero, TimeProvider.System, silence, CancellationToken.None))
        {
            var refusal = await Assert.ThrowsAsync<LabException>(
                () => LabLock.TakeAsync(subject, TimeSpan.Zero, TimeProvider.System, silence, CancellationToken.None));
            Assert.Contains("another kubewright process", refusal.Message);
        }

        using var again = await LabLock.TakeAsync(subject, TimeSpan.Zero, TimeProvider.System, silence, CancellationToken.None);
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private LabStore Store() => new(new LabDirectories { Labs = _directory, Cache = _directory });
}
