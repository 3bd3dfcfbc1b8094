using Kubewright.Lab.Hosts;
using Xunit;

namespace Kubewright.Tests.Lab;

/// <summary>On a tree of plain files that looks like the kernel's.</summary>
public sealed class LabCgroupsTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("kubewright-cgroups-").FullName;

    [Fact]
    public void A_host_gets_a_group_in_every_hierarchy_with_its_parents_processors()
    {
        Write("memory/cpuset.cpus", "0-1\n");
        Write("memory/kubewright/demo/cp1/cpuset.cpus", "");
        Write("memory/kubewright/demo/cpuset.cpus", "1\n");

        var groups = Cgroups().Create("demo", "cp1");

        Assert.Equal([At("memory/kubewright/demo/cp1"), At("systemd/kubewright/demo/cp1")], groups.Select(group => group.Path));
        Assert.All(groups, group => Assert.Equal((group.Path, group.Path), (group.Keeper, group.Machine)));
        Assert.Equal("1\n", File.ReadAllText(At("memory/kubewright/demo/cp1/cpuset.cpus")));
        Assert.Equal(["demo"], Cgroups().Names());
        Assert.Equal(["cp1"], Cgroups().Names("demo"));
    }

    [Fact]
    public void Processes_are_found_in_all_groups_below_the_hosts()
    {
        Cgroups().Create("demo", "cp1");
        Cgroups().Create("demo", "cp10");
        Write("systemd/kubewright/demo/cp1/keeper/cgroup.procs", "70\n");
        Write("systemd/kubewright/demo/cp1/machine/payload/cgroup.procs", "71\n72\n");
        Write("systemd/kubewright/demo/cp10/machine/cgroup.procs", "90\n");

        Assert.Equal([70, 71, 72], Cgroups().Processes("demo", "cp1").Order());
        Assert.Equal([70, 71, 72, 90], Cgroups().Processes("demo").Order());
        Assert.Empty(Cgroups().Processes("other", "cp1"));
    }

    [Fact]
    public async Task Removing_a_host_leaves_its_neighbour_and_removing_the_last_leaves_nothing()
    {
        Cgroups().Create("demo", "cp1");
        Cgroups().Create("demo", "cp2");
        await Cgroups().RemoveAsync("demo", "cp1", CancellationToken.None);
        Assert.Equal(["cp2"], Cgroups().Names("demo"));

        await Cgroups().RemoveAsync("demo", "", CancellationToken.None);

        Assert.False(Directory.Exists(At("memory/kubewright")));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private LabCgroups Cgroups()
    {
        var table = At("mounts");
        if (!File.Exists(table))
        {
            Directory.CreateDirectory(At("memory"));
            Directory.CreateDirectory(At("systemd"));
            File.WriteAllText(table, $"cgroup {At("memory")} cgroup rw,memory 0 0\ncgroup {At("systemd")} cgroup rw,name=systemd 0 0\n");
        }

        return new LabCgroups(TimeProvider.System, table);
    }

    private string At(string path) => Path.Combine(_root, path);

    private void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text);
    }
}
