namespace Kubewright.Lab.Hosts;

/// <summary>
/// The control groups of lab hosts: <c>kubewright/LAB/HOST</c> in every hierarchy. A group of a host's own keeps its kubelet apart
/// from those of its neighbours, and it tells beyond doubt which processes are the host's: only what was started in it is in it.
/// </summary>
/// <param name="mountTable">The file that lists this machine's mounts.</param>
internal sealed class LabCgroups(TimeProvider time, string mountTable = "/proc/self/mounts")
{
    private const string Root = "kubewright";
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>Makes a host's groups, one in each hierarchy.</summary>
    /// <exception cref="LabException">The kernel refuses.</exception>
    public IReadOnlyList<HostCgroup> Create(string lab, string host)
    {
        try
        {
            return [.. Mounts().Select(mount => Create(mount, lab, host))];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new LabException(
                $"host {host}: cannot make its control group ({exception.Message}); labs need root's rights over the cgroup hierarchies of this machine", exception);
        }
    }

    /// <summary>Gives the numbers of all processes of a host, or of all hosts of a lab.</summary>
    public IReadOnlyList<int> Processes(string lab, string host = "")
    {
        var ledger = CgroupMount.Ledger(Mounts());
        return ledger is null ? [] : [.. Below(Path.Combine(ledger.Path, Root, lab, host)).SelectMany(ProcessesOf).Distinct()];
    }

    /// <summary>Gives the names of all labs, or of a lab's hosts, that have groups.</summary>
    public IReadOnlyList<string> Names(string lab = "") => [.. Mounts()
        .Select(mount => Path.Combine(mount.Path, Root, lab))
        .Where(Directory.Exists)
        .SelectMany(Directory.EnumerateDirectories)
        .Select(path => Path.GetFileName(path)!)
        .Distinct()
        .Order(StringComparer.Ordinal)];

    /// <summary>Removes the groups of a host or of a whole lab, once their processes have ended.</summary>
    /// <exception cref="LabException">A process stays in one.</exception>
    public async Task RemoveAsync(string lab, string host, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        foreach (var mount in Mounts())
        {
            while (!TryRemove(Path.Combine(mount.Path, Root, lab, host)))
            {
                if (time.GetElapsedTime(start) > Limit)
                {
                    throw new LabException($"lab {lab}: the control group {Path.Combine(mount.Path, Root, lab, host)} is still in use after {Limit.TotalSeconds:0} s; "
                        + "see its cgroup.procs for the processes, end them and run again");
                }

                await Task.Delay(Pause, time, cancellationToken);
            }

            RemoveIfEmpty(Path.Combine(mount.Path, Root, lab));
            RemoveIfEmpty(Path.Combine(mount.Path, Root));
        }
    }

    private IReadOnlyList<CgroupMount> Mounts() => CgroupMount.Parse(File.ReadAllText(mountTable));

    private static HostCgroup Create(CgroupMount mount, string lab, string host)
    {
        var group = new HostCgroup(Create(mount, [Root, lab, host]), mount.IsUnified);
        if (mount.IsUnified)
        {
            Delegate(group.Path);
            Directory.CreateDirectory(group.Keeper);
            Directory.CreateDirectory(group.Machine);
        }

        return group;
    }

    private static string Create(CgroupMount mount, string[] names)
    {
        var path = mount.Path;
        foreach (var name in names)
        {
            if (mount.IsUnified)
            {
                Delegate(path);
            }

            var parent = path;
            path = Path.Combine(path, name);
            Directory.CreateDirectory(path);
            Inherit(parent, path, "cpuset.cpus");
            Inherit(parent, path, "cpuset.mems");
        }

        return path;
    }

    /// <summary>Version 1 starts a group with no processors and no memory, and then lets no process in.</summary>
    private static void Inherit(string parent, string path, string file)
    {
        var from = Path.Combine(parent, file);
        var to = Path.Combine(path, file);
        if (File.Exists(from) && File.Exists(to) && File.ReadAllText(to).Trim().Length == 0)
        {
            File.WriteAllText(to, File.ReadAllText(from));
        }
    }

    /// <summary>Version 2 has a group's children use only the controllers that the group passes on.</summary>
    private static void Delegate(string path)
    {
        var passed = File.ReadAllText(Path.Combine(path, "cgroup.subtree_control")).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        var controllers = File.ReadAllText(Path.Combine(path, "cgroup.controllers")).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        foreach (var controller in controllers.Except(passed))
        {
            File.WriteAllText(Path.Combine(path, "cgroup.subtree_control"), $"+{controller}");
        }
    }

    private static IEnumerable<string> Below(string path) => Directory.Exists(path)
        ? Directory.EnumerateDirectories(path, "*", SearchOption.AllDirectories).Prepend(path)
        : [];

    private static IEnumerable<int> ProcessesOf(string group)
    {
        try
        {
            return [.. File.ReadAllLines(Path.Combine(group, "cgroup.procs")).Select(int.Parse)];
        }
        catch (IOException)
        {
            // The group went away between listing and reading, and its processes with it.
            return [];
        }
    }

    private static bool TryRemove(string path)
    {
        try
        {
            foreach (var group in Below(path).OrderByDescending(group => group.Length).ToList())
            {
                Directory.Delete(group);
            }

            return true;
        }
        catch (DirectoryNotFoundException)
        {
            return !Directory.Exists(path);
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static void RemoveIfEmpty(string path)
    {
        try
        {
            Directory.Delete(path);
        }
        catch (IOException)
        {
            // Another host or lab has its group below it, or it is gone already.
        }
    }
}
