using Kubewright.Core.Artifacts;
using Kubewright.Core.Hosts;

namespace Kubewright.Core.Plans;

/// <summary>One thing to do on a host, as data. The set is closed: only the executor performs actions.</summary>
public abstract record HostAction
{
    private HostAction()
    {
    }

    /// <summary>What people see: <c>write /etc/hosts</c>.</summary>
    public abstract string Title { get; }

    /// <summary>Whether it reaches what lies outside of the cluster, perhaps through a proxy.</summary>
    public bool ReachesOut => this is FetchFile or UnpackArchive or ImportImage or RunCommand { IsOutward: true };

    /// <summary>Puts a file in place, atomically, keeping what was there for an undo.</summary>
    public sealed record WriteFile(string Path, string Content) : HostAction
    {
        /// <summary>Permission bits in octal.</summary>
        public string Mode { get; init; } = "0644";

        /// <summary>Whether the content must not be shown.</summary>
        public bool IsSecret { get; init; }

        /// <summary>Whether a later action of the same step removes it: then there is nothing to take back.</summary>
        public bool IsPassing { get; init; }

        public override string Title => $"write {Path}";
    }

    /// <summary>Fetches a program, verifies its digest and puts it in place.</summary>
    public sealed record FetchFile(Artifact Artifact, string Path) : HostAction
    {
        public override string Title => $"fetch {Artifact.Name} {Artifact.Version} to {Path}";
    }

    /// <summary>Fetches an archive, verifies its digest, unpacks it into a folder and notes what it consists of.</summary>
    public sealed record UnpackArchive(Artifact Artifact, string Folder) : HostAction
    {
        public override string Title => $"unpack {Artifact.Name} {Artifact.Version} to {Folder}";
    }

    /// <summary>Fetches an image archive, verifies its digest and imports it into containerd.</summary>
    public sealed record ImportImage(Artifact Artifact) : HostAction
    {
        public override string Title => $"import image {Artifact.Name} {Artifact.Version}";
    }

    /// <summary>Changes a systemd unit's state, keeping its former one for an undo.</summary>
    public sealed record SetUnit(string Unit, UnitState State) : HostAction
    {
        public override string Title => State switch
        {
            UnitState.Restarted => $"enable and restart {Unit}",
            UnitState.Reloaded => $"enable and reload {Unit}",
            UnitState.Enabled => $"enable {Unit}",
            _ => $"disable and stop {Unit}",
        };
    }

    /// <summary>Runs a command.</summary>
    public sealed record RunCommand(Command Command) : HostAction
    {
        /// <summary>sh that, run <em>before</em> the command, prints the sh that takes it back; null where a phase of the reset does.</summary>
        public string? UndoPrinter { get; init; }

        /// <summary>Whether the command reaches what lies outside of the cluster, as a package manager does.</summary>
        public bool IsOutward { get; init; }

        /// <summary>sh that prints what else to read when the command fails, such as the kubelet's last errors.</summary>
        public string? Evidence { get; init; }

        /// <summary>What to look for while it runs, so that it is not waited for in vain.</summary>
        public CommandWatch? Watch { get; init; }

        public override string Title => Command.Title;
    }

    /// <summary>Removes a file, keeping it for an undo.</summary>
    public sealed record RemoveFile(string Path) : HostAction
    {
        public override string Title => $"remove {Path}";
    }
}

/// <summary>What to make of a systemd unit.</summary>
public enum UnitState
{
    /// <summary>Started at boot and freshly started now.</summary>
    Restarted,

    /// <summary>Started at boot, and running with its configuration read again, without an interruption where the unit can.</summary>
    Reloaded,

    /// <summary>Started at boot; left alone now.</summary>
    Enabled,

    /// <summary>Neither running nor started at boot.</summary>
    Stopped,
}
