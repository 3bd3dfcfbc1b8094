using Kubewright.Cli.Commands.Inspect;
using Kubewright.Cli.Output;
using Kubewright.Core.Hosts;
using Kubewright.Inspection.Description;
using Kubewright.Lab;
using Kubewright.Mirror.Catalog;
using Kubewright.Remote.Ssh;

namespace Kubewright.Cli;

/// <summary>Everything that commands get from the world around them, wired by hand. Tests put other things in.</summary>
internal sealed record Composition
{
    public required Terminal Terminal { get; init; }

    public required IHostConnector Connector { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>Where relative paths of the command line start.</summary>
    public required string Directory { get; init; }

    /// <summary>Where journals are kept.</summary>
    public required string StateFolder { get; init; }

    /// <summary>Finds out what artifacts there are.</summary>
    public required ArtifactOffers Artifacts { get; init; }

    /// <summary>Takes the process into a lab's network; returns when it is there.</summary>
    public required Action<string> EnterLab { get; init; }

    /// <summary>The language that the user's environment asks for.</summary>
    public Language Language { get; init; }

    /// <summary>Makes and ends labs on this machine.</summary>
    public Func<Laboratory> Laboratory { get; init; } = () => new Laboratory(LabDirectories.OfMachine(), TimeProvider.System);

    /// <summary>This machine.</summary>
    public static Composition OfMachine() => new()
    {
        Terminal = Terminal.OfProcess(),
        Connector = new SshConnector(),
        Time = TimeProvider.System,
        Directory = Environment.CurrentDirectory,
        StateFolder = MachineFolders.State(),
        Artifacts = new ArtifactOffers(() => new HttpClient(), new UpstreamReleases(UpstreamSites.Official, MachineFolders.Cache())),
        EnterLab = LabEntrance.Enter,
        Language = LanguageOption.OfLocale(((string[])["LC_ALL", "LC_MESSAGES", "LANG"]).Select(Environment.GetEnvironmentVariable).FirstOrDefault(value => !string.IsNullOrEmpty(value))),
    };
}
