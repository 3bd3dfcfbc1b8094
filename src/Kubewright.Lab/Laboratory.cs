using System.ComponentModel;
using Kubewright.Lab.Hosts;
using Kubewright.Lab.Machine;
using Kubewright.Lab.Network;
using Kubewright.Remote.Local;

namespace Kubewright.Lab;

/// <summary>Makes labs, switches their hosts and cables, and ends them. Everything may be asked for twice, and after a run that was killed.</summary>
public sealed class Laboratory
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly Progress<string> Silence = new();

    private readonly LabDirectories _directories;
    private readonly TimeProvider _time;
    private readonly LabStore _store;
    private readonly LabCgroups _cgroups;
    private readonly HostProcesses _processes;
    private readonly HostPower _power;

    public Laboratory(LabDirectories directories, TimeProvider time)
    {
        _directories = directories;
        _time = time;
        _store = new LabStore(directories);
        _cgroups = new LabCgroups(time);
        _processes = new HostProcesses(_cgroups, time);
        _power = new HostPower(_processes, _cgroups, time);
    }

    /// <summary>Finds labs without touching them.</summary>
    public LabStore Store => _store;

    /// <summary>
    /// Makes the lab or what it lacks, boots every host of it that is off and connects every host that was cut off. Returns when all let people log in.
    /// The first lab of a machine also installs programs and builds the base tree.
    /// </summary>
    /// <exception cref="LabRequestException">The request or this machine cannot be served; nothing was done.</exception>
    /// <exception cref="LabException">A part could not be made; run again, or end the lab.</exception>
    public Task<LabLayout> UpAsync(LabRequest request, IProgress<string> progress, CancellationToken cancellationToken) => Guarded(request.Name, async () =>
    {
        LabRequirements.Demand();
        _ = Plan(request);
        await MachineTools.EnsureAsync(_time, progress, cancellationToken);
        await Task.WhenAll(request.Hosts.Select(host => host.Suite).Append(null).Distinct().Select(suite => Tree(suite).EnsureAsync(progress, cancellationToken)));

        using var held = await LockAsync(request.Name, progress, cancellationToken);
        var layout = await SettleAsync(request, progress, cancellationToken);
        await PrepareAsync(layout, cancellationToken);
        await Task.WhenAll(layout.Hosts.Select(host => UpAsync(layout, host, progress, cancellationToken)));
        return layout;
    });

    /// <summary>Tells what every lab is doing.</summary>
    /// <exception cref="LabRequestException">There are labs, but only root can see what they do.</exception>
    /// <exception cref="LabException">A lab's description cannot be read.</exception>
    public async Task<IReadOnlyList<LabStatus>> ListAsync(CancellationToken cancellationToken)
    {
        var layouts = _store.List();
        if (layouts.Count > 0)
        {
            LabRequirements.Demand();
        }

        return await Task.WhenAll(layouts.Select(layout => Guarded(layout.Name, () => StatusAsync(layout, cancellationToken))));
    }

    /// <summary>Tells what one lab is doing.</summary>
    /// <exception cref="LabRequestException">There is no such lab.</exception>
    public Task<LabStatus> StatusAsync(string lab, CancellationToken cancellationToken) =>
        Guarded(lab, () => StatusAsync(Demand(lab), cancellationToken));

    /// <summary>Cuts a host's power at once. Its disk stays.</summary>
    /// <exception cref="LabRequestException">There is no such lab or host.</exception>
    /// <exception cref="LabException">A process of the host does not end.</exception>
    public Task KillAsync(string lab, string host, CancellationToken cancellationToken) => Guarded(lab, async () =>
    {
        var layout = Demand(lab);
        await _power.KillAsync(layout, layout.Demand(host), cancellationToken);
        return true;
    });

    /// <summary>Gives a host power again, with the disk that it had, and waits until it lets people log in. One that is on is left as it is.</summary>
    /// <exception cref="LabRequestException">There is no such lab or host.</exception>
    /// <exception cref="LabException">The host does not boot.</exception>
    public Task StartAsync(string lab, string host, CancellationToken cancellationToken) => Guarded(lab, async () =>
    {
        using var held = await LockAsync(lab, Silence, cancellationToken);
        var layout = Demand(lab);
        var known = layout.Demand(host);
        if (_processes.Init(lab, host) is null)
        {
            await PrepareAsync(layout, cancellationToken);
            await _power.StartAsync(layout, known, cancellationToken);
        }

        return true;
    });

    /// <summary>Cuts a host off from the lab's network. It runs on and sees its own link up, as behind a switch that fails.</summary>
    /// <exception cref="LabRequestException">There is no such lab or host, or the host is off.</exception>
    public Task PartitionAsync(string lab, string host, CancellationToken cancellationToken) => Guarded(lab, async () =>
    {
        await NetworkOf(lab, host).UnplugAsync(LabNames.Machine(lab, host), cancellationToken);
        return true;
    });

    /// <summary>Connects a host that was cut off.</summary>
    /// <exception cref="LabRequestException">There is no such lab or host, or the host is off.</exception>
    public Task HealAsync(string lab, string host, CancellationToken cancellationToken) => Guarded(lab, async () =>
    {
        await NetworkOf(lab, host).PlugAsync(LabNames.Machine(lab, host), cancellationToken);
        return true;
    });

    /// <summary>Ends a lab, whole or half made: processes, control groups, network and files are gone afterwards.</summary>
    /// <returns>Whether there was anything of it.</returns>
    /// <exception cref="LabRequestException">The text cannot be a lab's name, or this machine cannot have labs.</exception>
    /// <exception cref="LabException">A part of it does not go away.</exception>
    public Task<bool> DownAsync(string lab, IProgress<string> progress, CancellationToken cancellationToken) => Guarded(lab, async () =>
    {
        LabRequirements.Demand();
        LabNames.CheckLab(lab);
        using var held = await LockAsync(lab, progress, cancellationToken);
        return await new LabRemover(_directories, _cgroups, _processes, _time).RemoveAsync(lab, cancellationToken);
    });

    /// <summary>Gives the names of everything that <see cref="DownAsync"/> could end: labs, and what earlier runs left of some.</summary>
    public IReadOnlyList<string> Traces() => new LabRemover(_directories, _cgroups, _processes, _time).Names();

    /// <summary>Gives failures of programs, files and the kernel the one shape that callers know.</summary>
    private static async Task<T> Guarded<T>(string lab, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (exception is LocalProcessException or IOException or UnauthorizedAccessException or Win32Exception)
        {
            throw new LabException($"lab {lab}: {exception.Message}; run the command again, or end the lab with 'kubewright lab down {lab}'", exception);
        }
    }

    private async Task UpAsync(LabLayout layout, LabHost host, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var start = _time.GetTimestamp();
        if (_processes.Init(layout.Name, host.Name) is not null)
        {
            await new LabNetwork(layout.Name).PlugAsync(LabNames.Machine(layout.Name, host.Name), cancellationToken);
        }

        await _power.StartAsync(layout, host, cancellationToken);
        progress.Report($"{host.Name}: up at {host.Address} ({_time.GetElapsedTime(start).TotalSeconds:0.0} s)");
    }

    private LabLayout Plan(LabRequest request)
    {
        LabNames.CheckLab(request.Name);
        return LabPlan.Make(
            request,
            _store.Find(request.Name),
            [.. _store.List().Where(layout => layout.Name != request.Name)],
            _store.DirectoryOf(request.Name),
            suite => Tree(suite).Path);
    }

    private BaseTree Tree(string? suite) => new(_directories, _time, suite);

    /// <summary>Decides and writes down names and addresses, so that whatever follows can be found and undone.</summary>
    private async Task<LabLayout> SettleAsync(LabRequest request, IProgress<string> progress, CancellationToken cancellationToken)
    {
        using var all = await LabLock.TakeAsync(LabRemover.AllLabs, Patience, _time, progress, cancellationToken);
        var layout = Plan(request);
        LabStore.Save(layout);
        foreach (var host in layout.Hosts)
        {
            _cgroups.Create(layout.Name, host.Name);
        }

        return layout;
    }

    private static async Task PrepareAsync(LabLayout layout, CancellationToken cancellationToken)
    {
        if (layout.Hosts.Select(layout.BaseTreeOf).FirstOrDefault(tree => !Directory.Exists(tree)) is { } gone)
        {
            throw new LabException($"lab {layout.Name}: the base tree {gone} that its disks lie over is gone; "
                + $"make the lab anew: kubewright lab down {layout.Name}, then kubewright lab up {layout.Name}");
        }

        await new LabNetwork(layout.Name).EnsureAsync(layout.Subnet, cancellationToken);
        await SshKeys.EnsureLabKeyAsync(layout, cancellationToken);
        await Task.WhenAll(layout.Hosts.Select(host => DiskBuilder.EnsureAsync(layout, host, cancellationToken)));
        await SshKeys.WriteKnownHostsAsync(layout, cancellationToken);
    }

    private async Task<LabStatus> StatusAsync(LabLayout layout, CancellationToken cancellationToken)
    {
        var ports = await new LabNetwork(layout.Name).PortsAsync(cancellationToken);
        return new LabStatus(layout, [.. layout.Hosts.Select(host => Status(layout, host, ports))]);
    }

    private LabHostStatus Status(LabLayout layout, LabHost host, BridgePorts ports)
    {
        var init = _processes.Init(layout.Name, host.Name);
        var isPlugged = ports.Has(LabNetwork.Link(LabNames.Machine(layout.Name, host.Name)));
        return new LabHostStatus(host, (init, isPlugged) switch
        {
            (null, _) => LabHostState.Off,
            (_, true) => LabHostState.Running,
            _ => LabHostState.Partitioned,
        }, init);
    }

    private LabLayout Demand(string lab)
    {
        LabRequirements.Demand();
        return _store.Demand(lab);
    }

    private LabNetwork NetworkOf(string lab, string host)
    {
        Demand(lab).Demand(host);
        return _processes.Init(lab, host) is null
            ? throw new LabRequestException($"host {host} of lab {lab} is off, so it has no network; switch it on with 'kubewright lab start {host} --lab {lab}'")
            : new LabNetwork(lab);
    }

    private async Task<LabLock> LockAsync(string lab, IProgress<string> progress, CancellationToken cancellationToken) =>
        await LabLock.TakeAsync($"lab {lab}", Patience, _time, progress, cancellationToken);
}
