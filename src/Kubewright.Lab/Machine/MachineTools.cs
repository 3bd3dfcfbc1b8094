using Kubewright.Remote.Local;

namespace Kubewright.Lab.Machine;

/// <summary>The programs of this machine that labs are made with.</summary>
internal static class MachineTools
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private static readonly (string Program, string Package)[] Needed =
    [
        ("systemd-nspawn", "systemd-container"),
        ("debootstrap", "debootstrap"),
        ("ip", "iproute2"),
        ("unshare", "util-linux"),
        ("nsenter", "util-linux"),
        ("setsid", "util-linux"),
        ("mount", "mount"),
        ("ssh", "openssh-client"),
        ("ssh-keygen", "openssh-client"),
    ];

    /// <summary>Installs what is missing, through the machine's own package manager.</summary>
    /// <exception cref="LabException">There is none, or it fails.</exception>
    public static async Task EnsureAsync(TimeProvider time, IProgress<string> progress, CancellationToken cancellationToken)
    {
        if (MissingPackages(IsInstalled).Count == 0)
        {
            return;
        }

        // apt-get does not wait for another one.
        using var held = await LabLock.TakeAsync("this machine's programs for labs", Limit, time, progress, cancellationToken);
        var missing = MissingPackages(IsInstalled);
        if (missing.Count == 0)
        {
            return;
        }

        if (!IsInstalled("apt-get"))
        {
            throw new LabException($"labs need the packages {string.Join(", ", missing)}, and this machine has no apt-get to install them with; install them by hand");
        }

        progress.Report($"this machine: installing {string.Join(", ", missing)}");
        await AptAsync(["update"], cancellationToken);
        await AptAsync(["install", "--yes", "--no-install-recommends", .. missing], cancellationToken);
    }

    /// <summary>Names the packages to install. Pure.</summary>
    internal static IReadOnlyList<string> MissingPackages(Func<string, bool> isInstalled) =>
        [.. Needed.Where(tool => !isInstalled(tool.Program)).Select(tool => tool.Package).Distinct()];

    private static bool IsInstalled(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(':')
        .Concat(["/usr/sbin", "/sbin"])
        .Any(directory => File.Exists(Path.Combine(directory, program)));

    private static async Task AptAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var result = await LocalProcess.RunAsync(
            "apt-get",
            ["--quiet", .. arguments],
            Limit,
            cancellationToken,
            environment: new Dictionary<string, string> { ["DEBIAN_FRONTEND"] = "noninteractive" });
        if (result.ExitCode != 0)
        {
            throw new LabException($"apt-get {string.Join(' ', arguments)} failed on this machine (code {result.ExitCode}): {result.LastLines(4)}");
        }
    }
}
